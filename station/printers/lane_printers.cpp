// Where each lane prints.
#include "station/printers/lane_printers.hpp"

#include <algorithm>

#include "station/workflows/catalogue.hpp"

namespace packbench::station {
namespace {

constexpr const char* kNextPrinter = "PB-C-PRINTER";

// The lane's own one first.
std::vector<std::string> choice_of(const LaneConfig& lane) {
  std::vector<std::string> all{lane.printer};
  all.insert(all.end(), lane.spare_printers.begin(), lane.spare_printers.end());
  return all;
}

}  // namespace

LanePrinters::LanePrinters(const Config& config, std::map<std::string, std::string> chosen)
    : config_(config), chosen_(std::move(chosen)) {
  std::erase_if(chosen_, [this](const auto& row) { return !may_choose(row.first, row.second); });
}

const LaneConfig* LanePrinters::lane_named(const std::string& lane) const {
  const auto found = std::find_if(config_.lanes.begin(), config_.lanes.end(),
                                  [&](const LaneConfig& row) { return row.name == lane; });
  return found == config_.lanes.end() ? nullptr : &*found;
}

std::string LanePrinters::printer_of(const std::string& lane, std::string_view intent) const {
  const auto* config = lane_named(lane);
  if (!config) return {};
  const auto& own = config->printer_of(intent);
  const auto chosen = chosen_.find(lane);
  return chosen == chosen_.end() || own != config->printer ? own : chosen->second;
}

bool LanePrinters::may_choose(const std::string& lane, const std::string& printer) const {
  const auto* config = lane_named(lane);
  if (!config || config->printer.empty()) return false;
  const auto all = choice_of(*config);
  return std::find(all.begin(), all.end(), printer) != all.end();
}

std::string LanePrinters::next(const std::string& lane) const {
  const auto* config = lane_named(lane);
  if (!config || config->spare_printers.empty()) return {};
  const auto all = choice_of(*config);
  const auto now = std::find(all.begin(), all.end(), printer_of(lane, "label"));
  return now == all.end() || now + 1 == all.end() ? all.front() : *(now + 1);
}

std::vector<Notice> LanePrinters::notices(
    const std::string& lane, const std::string& language,
    const std::function<std::string(const std::string&)>& status) const {
  const auto other = next(lane);
  if (other.empty()) return {};
  const auto now = printer_of(lane, "label"), how = status(now);
  const auto told = workflows::text({"ui.device." + how, {}}, language);
  if (how != "none") return {{NoticeKind::printer, {"printer.trouble", {now, told, other}}, kNextPrinter}};
  const auto& own = lane_named(lane)->printer;
  if (now == own) return {};
  return {{NoticeKind::printer, {"printer.elsewhere", {now, own, other}}, kNextPrinter}};
}

}  // namespace packbench::station
