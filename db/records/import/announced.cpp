// RMAs and count plans of a file.
#include <boost/describe/enum_from_string.hpp>

#include "db/records/import/fields.hpp"
#include "db/records/import/masters.hpp"

namespace packbench::importer {

void read_rma(const Record& record, const Options& options, Problems& problems, Import& into) {
  Fields fields(Kind::rmas, record, options, problems);
  records::Rma rma;
  rma.rma = fields.text("rma");
  rma.order = fields.text("order");
  rma.channel = fields.text("channel");
  rma.reason = fields.text("reason");
  const records::ReturnLine line{fields.text("sku"), fields.number("quantity")};
  if (!fields.good()) return;
  if (into.rmas.empty() || into.rmas.back().rma.rma != rma.rma)
    into.rmas.push_back({record.line, std::move(rma)});
  into.rmas.back().rma.lines.push_back(line);
}

void read_plan(const Record& record, const Options& options, Problems& problems, Import& into) {
  Fields fields(Kind::plans, record, options, problems);
  records::CountPlan plan;
  plan.plan = fields.text("plan");
  plan.every_days = fields.number("every_days");
  if (record.has("zone")) {
    boost::describe::enum_from_string(fields.text("zone").c_str(),
                                      plan.zone.emplace());  // the column knows these words only
  }
  plan.item = fields.text("sku");
  plan.category = fields.text("category");
  plan.location = fields.text("location");
  plan.all = fields.flag("all");
  if (record.has("blind")) plan.blind = fields.flag("blind");
  plan.tolerance = {fields.number("tolerance_quantity"), fields.number("tolerance_value"),
                    fields.number("tolerance_percent")};
  if (record.has("active")) plan.active = fields.flag("active");
  if (fields.good()) into.plans.push_back({record.line, std::move(plan)});
}

}  // namespace packbench::importer
