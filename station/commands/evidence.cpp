// packbench evidence: the journal of one order as a file that can be checked by itself.
#include <cstdio>
#include <fstream>
#include <iostream>

#include "db/evidence.hpp"
#include "station/commands/verbs.hpp"
#include "station/desk/subject.hpp"

namespace packbench::station {

void write_evidence(Context& context, const std::string& code, const std::string& out) {
  const auto config = context.load();
  if (!config) return;
  auto reader = db::Reader::open(config->store());
  if (!reader) return context.fail(Exit::unavailable, reader.error().message);
  const auto order = order_of(**reader, code);
  if (order.empty())
    return context.fail(Exit::not_found, code + ": no order, parcel, waybill or serial of that number");
  const auto text = db::evidence(config->store(), order);
  if (!text) return context.fail(Exit::unavailable, text.error().message);
  if (out.empty()) {
    std::cout << *text << '\n';
    return;
  }
  std::ofstream file(out, std::ios::binary);
  file << *text << '\n';
  file.close();
  if (!file) return context.fail(Exit::failed, out + ": can't be written");
}

}  // namespace packbench::station
