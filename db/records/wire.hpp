// What bench and centre send each other besides events: see central/contract.yaml.
#pragma once
#include <cstdint>
#include <string>

#include "db/records/chain.hpp"
#include "db/records/json.hpp"
#include "db/records/order.hpp"

namespace packbench::records {

// The version of the contract that this program speaks. It serves and uses the one before it as well.
inline constexpr std::int64_t kContract = 1;

// A journal row on its way to the centre, with the hash that it bears at the bench.
struct ChainedRow {
  JournalRow row;
  std::string hash;  // 32 bytes
};

// {"seq","at_ms","lane","person","stream","type","payload","hash","input"?:{"id"?,"source","raw","aim"}}: the
// payload as the text it is stored as, hash and raw in hexadecimal.
[[nodiscard]] json::object to_wire(const ChainedRow& row);

// bad_type or bad_value with the member's name.
[[nodiscard]] Result<ChainedRow> row_from_wire(const json::value& from);

// An order as it stands now, cancelled or not, for whoever may pack it.
struct OrderFact {
  Order order;  // Order::consignee is empty: `to` says it in the clear, inside TLS alone
  Consignee to;
  bool cancelled = false;
  std::string reason;  // of the cancellation
  bool operator==(const OrderFact&) const = default;
};
BOOST_DESCRIBE_STRUCT(OrderFact, (), (order, to, cancelled, reason))

// The order's consignee is to be forgotten wherever it was told (design 5.12).
struct ForgetOrder {
  std::string order, reason, by;
  bool operator==(const ForgetOrder&) const = default;
};
BOOST_DESCRIBE_STRUCT(ForgetOrder, (), (order, reason, by))

// Types of changes that are no journal events; all others bear their event's name.
inline constexpr const char* kOrderFact = "order";
inline constexpr const char* kForgetOrder = "order.forget";

}  // namespace packbench::records
