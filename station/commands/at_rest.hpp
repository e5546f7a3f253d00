// How a verb changes the store: by itself where the store is at rest, else by the bench that has it open.
#pragma once
#include <boost/json.hpp>
#include <functional>
#include <optional>
#include <string>

#include "db/reader.hpp"
#include "db/store.hpp"
#include "station/api_client.hpp"
#include "station/commands/verbs.hpp"

namespace packbench::station {

// The work; nothing: it failed, which is said on standard error already.
using AtRest = std::function<std::optional<boost::json::value>(db::Store& store, db::Reader& reader)>;

// The same asked of the running bench.
struct Post {
  std::string path, content_type, body;
  Hearer hearer;
};

// What the work gave, or the bench's reply. Nothing: said on standard error already, with both causes where
// neither the store nor a bench was to be had.
[[nodiscard]] std::optional<boost::json::value> at_rest_or_asked(Context& context, const Config& config,
                                                                 const AtRest& work, const Post& post);

}  // namespace packbench::station
