// Facts that come from outside the bench: orders, items, operators, opening stock.
#pragma once
#include <tuple>

#include "db/records/item.hpp"
#include "db/records/location.hpp"
#include "db/records/operator.hpp"
#include "db/records/order.hpp"

namespace packbench::records {

struct ItemReceived {
  static constexpr const char* kType = "item.received";
  Item item;  // replaces what was known of it
  bool operator==(const ItemReceived&) const = default;
};
BOOST_DESCRIBE_STRUCT(ItemReceived, (), (item))

struct OperatorReceived {
  static constexpr const char* kType = "operator.received";
  Operator person;
  bool operator==(const OperatorReceived&) const = default;
};
BOOST_DESCRIBE_STRUCT(OperatorReceived, (), (person))

// A new order, or a new revision of a known one (then order.revision is one that was not seen yet and
// greater).
struct OrderReceived {
  static constexpr const char* kType = "order.received";
  Order order;
  bool operator==(const OrderReceived&) const = default;
};
BOOST_DESCRIBE_STRUCT(OrderReceived, (), (order))

struct OrderCancelled {
  static constexpr const char* kType = "order.cancelled";
  std::string order;
  std::int64_t revision = 0;  // greater than the one it cancels
  std::string reason;
  bool operator==(const OrderCancelled&) const = default;
};
BOOST_DESCRIBE_STRUCT(OrderCancelled, (), (order, revision, reason))

// The key of this order's personal data was deleted (design 5.12). The key itself is no journal matter.
struct OrderForgotten {
  static constexpr const char* kType = "order.forgotten";
  std::string order, reason, by;  // by: the supervisor
  bool operator==(const OrderForgotten&) const = default;
};
BOOST_DESCRIBE_STRUCT(OrderForgotten, (), (order, reason, by))

// What was sent of an order is sent once more, as the order `reship`, whose OrderReceived follows (F19).
struct OrderReshipped {
  static constexpr const char* kType = "order.reshipped";
  std::string order, reship, reason, by;  // order: the first one, never a reship itself
  bool operator==(const OrderReshipped&) const = default;
};
BOOST_DESCRIBE_STRUCT(OrderReshipped, (), (order, reship, reason, by))

// Opening stock: goods that lie at a location when the bench begins. From the outside world to `location`.
struct StockReceived {
  static constexpr const char* kType = "stock.received";
  std::string item, lot, location;
  std::int64_t quantity = 0;
  bool operator==(const StockReceived&) const = default;
};
BOOST_DESCRIBE_STRUCT(StockReceived, (), (item, lot, location, quantity))

using MasterEvents = std::tuple<ItemReceived, LocationReceived, OperatorReceived, OrderReceived,
                                OrderCancelled, OrderForgotten, OrderReshipped, StockReceived>;

}  // namespace packbench::records
