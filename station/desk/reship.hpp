// What left of an order is sent once more: an order of its own, bound to the first one (F19).
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "db/batch.hpp"
#include "db/reader.hpp"
#include "db/store.hpp"

namespace packbench::station {

struct ReshipLine {
  std::string line;  // as db::SentLine names it
  std::int64_t quantity = 0;
};

// What somebody asks for: why, the badge of a supervisor (with or without "PB-B-"), and which lines; none
// given: all that left.
struct ReshipAsk {
  std::string order, reason, badge;
  std::optional<std::vector<ReshipLine>> lines;
};

// The new order, and what to commit for it.
struct Reship {
  std::string order;
  db::Batch batch;
};

// Makes "<first order>-R1", "-R2" and so on: of a reship, too, it is the first order that is named. Or what
// to tell who asked: it wants a reason of at most 200 bytes, a supervisor, an order that was not cancelled
// and of which a parcel left, lines and pieces of those that left, and a consignee who was not forgotten. It
// is due 72 hours from `now_ms` (F18). Seals the consignee under a key of the new order in `store`; the error
// is that of Store::seal.
[[nodiscard]] std::variant<Reship, records::Text, db::Error> reship(db::Reader& reader, db::Store& store,
                                                                    const ReshipAsk& ask,
                                                                    std::int64_t now_ms);

}  // namespace packbench::station
