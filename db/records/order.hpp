// What must leave: an order as the centre or a file gave it.
#pragma once
#include <boost/describe.hpp>
#include <cstdint>
#include <string>
#include <vector>

namespace packbench::records {

struct OrderLine {
  std::string line;  // its name within the order, stable over changes
  std::string item;
  std::int64_t quantity = 0;
  bool gift = false;
  bool operator==(const OrderLine&) const = default;
};
BOOST_DESCRIBE_STRUCT(OrderLine, (), (line, item, quantity, gift))

enum class NoteKind { remark, gift };
BOOST_DESCRIBE_ENUM(NoteKind, remark, gift)

// A remark, or a gift that is no item of its own: acknowledged one by one before the order can be closed
// (F10).
struct OrderNote {
  std::string note;  // its name within the order, stable over changes
  NoteKind kind = NoteKind::remark;
  std::string text;
  bool operator==(const OrderNote&) const = default;
};
BOOST_DESCRIBE_STRUCT(OrderNote, (), (note, kind, text))

// Personal data in the clear: lives in memory only. On disk it is Order::consignee.
struct Consignee {
  std::string name, phone, address;
  bool operator==(const Consignee&) const = default;
};
BOOST_DESCRIBE_STRUCT(Consignee, (), (name, phone, address))

struct Order {
  std::string order;          // number, exact
  std::int64_t revision = 1;  // grows with each change
  std::string channel, carrier;
  std::string paid_at, ship_by;       // RFC 3339 or empty
  std::string tote, pick_list;        // codes that open it, or empty
  std::vector<std::string> waybills;  // numbers given in advance, one for each parcel as far as they go
  std::vector<OrderLine> lines;
  std::vector<OrderNote> notes;
  std::string consignee;  // base64 of nonce + XChaCha20-Poly1305(JSON of Consignee) under the order's own key
  std::string reship_of = "";  // the first order, of which this sends goods once more (F19); or empty
  // What this is the exchange for (F26): a return, its RMA, or the order that came back; or empty.
  std::string exchange_of = "";
  bool operator==(const Order&) const = default;
};
BOOST_DESCRIBE_STRUCT(Order, (),
                      (order, revision, channel, carrier, paid_at, ship_by, tote, pick_list, waybills, lines,
                       notes, consignee, reship_of, exchange_of))

}  // namespace packbench::records
