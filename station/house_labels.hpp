// Labels of the warehouse itself, whenever somebody wants them: locations, badges, totes, the sheet of
// commands. They move no goods and prove nothing, so they stand on no record.
#pragma once
#include <boost/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "db/reader.hpp"
#include "station/config.hpp"

namespace packbench::station {

// Whether the bench has all that this template needs: "location", "badge", "tote", "command_sheet".
[[nodiscard]] bool is_house_label(std::string_view name);

// What there is one of each to print: active locations in the order of the walk, active people, one sheet of
// commands. Totes are known by nobody: none.
[[nodiscard]] std::vector<std::string> house_labels(db::Reader& reader, std::string_view name);

// Data for the template, as printing/README.md describes it. `of`: a location, an operator's id, what stands
// on a tote; of the sheet of commands nothing. Nothing: there is no such location, or no such person with a
// badge, or no such label.
[[nodiscard]] std::optional<boost::json::object> house_label_data(db::Reader& reader, const Config& config,
                                                                  std::string_view name,
                                                                  const std::string& of);

}  // namespace packbench::station
