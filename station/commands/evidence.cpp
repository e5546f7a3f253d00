// packbench evidence: the journal of one order as a file that can be checked by itself.
#include <cstdio>
#include <fstream>
#include <iostream>

#include "db/evidence.hpp"
#include "station/commands/verbs.hpp"
#include "station/desk/subject.hpp"

namespace packbench::station {
namespace {

void run(Context& context, const std::string& code, const std::string& out) {
  const auto config = context.load();
  if (!config) return;
  auto reader = db::Reader::open(config->store());
  if (!reader) return context.fail(Exit::unavailable, reader.error().message);
  const auto order = order_of(**reader, code);
  if (order.empty()) return context.fail(Exit::not_found, code + ": no order, parcel, waybill or serial of that number");
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

}  // namespace

void add_evidence(CLI::App& app, Context& context) {
  auto* verb = app.add_subcommand("evidence", "Every scan, weight and label of an order as one file with its hashes");
  verb->footer("`packbench verify --evidence FILE` checks it, on this bench or anywhere else. It holds no names or addresses.");
  auto code = std::make_shared<std::string>();
  auto out = std::make_shared<std::string>();
  verb->add_option("number", *code, "Number of an order, parcel, waybill or serial")->required();
  verb->add_option("--out", *out, "File to write; else standard output");
  verb->callback([&context, code, out] { run(context, *code, *out); });
}

}  // namespace packbench::station
