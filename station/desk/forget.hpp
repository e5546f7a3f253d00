// A consignee is forgotten: of an order and of what was sent again of it, for they are the same person
// (design 5.12).
#pragma once
#include <cstdint>
#include <string>

#include "db/reader.hpp"
#include "db/store.hpp"

namespace packbench::station {

struct ForgetAsk {
  std::string order, reason, by;  // by: the supervisor
};

// As Store::forget, of the first order and of all its reships, whichever of them is named.
[[nodiscard]] db::Result<void> forget_consignee(db::Reader& reader, db::Store& store, const ForgetAsk& ask,
                                                std::int64_t now_ms);

}  // namespace packbench::station
