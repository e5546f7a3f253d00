// packbench label take: a carrier's label for a waybill.
#include <cstdio>

#include "station/api/waybills.hpp"
#include "station/commands/at_rest.hpp"
#include "station/commands/label_input.hpp"
#include "station/importing.hpp"
#include "station/time.hpp"
#include "station/workflows/catalogue.hpp"

namespace packbench::station {

void take_carriers_label(Context& context, const std::string& waybill, const std::string& file,
                         const std::string& fit) {
  const auto config = context.load();
  if (!config) return;
  const auto bytes = read_input(file);
  if (!bytes) return context.fail(Exit::not_found, file + ": can't be read");
  const AtRest work = [&](db::Store& store, db::Reader& reader) -> std::optional<boost::json::value> {
    const auto done = take_label(store, reader, {waybill, *bytes, fit, ""}, wall_clock_ms());
    if (const auto* taken = std::get_if<LabelTaken>(&done)) return taken_json(*taken);
    context.fail(Exit::failed, workflows::text(std::get<LabelRefused>(done).why, "en"));
    return std::nullopt;
  };
  const auto path = "/api/waybills/" + url_escaped(waybill) + "/label?language=en&fit=" + fit;
  const auto reply = at_rest_or_asked(context, *config, work,
                                      {path, "application/octet-stream", *bytes, Hearer::whoever_answers});
  if (!reply) return;
  std::printf("waybill %s of order %s: %s, %lld bytes%s\n", waybill.c_str(),
              reply->at("order").as_string().c_str(), reply->at("kind").as_string().c_str(),
              static_cast<long long>(reply->at("bytes").as_int64()),
              reply->at("repeated").as_bool() ? ", as it was" : "");
}

}  // namespace packbench::station
