// Orders into the store: new, changed, cancelled, or known already.
#include "station/importer/applying.hpp"

namespace packbench::importer {
namespace {

// What the store has of an order.
struct Known {
  db::OrderHead head;
  records::Order order;
  std::optional<records::Consignee> consignee;
  std::int64_t revision = 0;  // as last told, which may be after the order's end
  bool cancelled = false;
};

std::optional<Known> known_order(db::Reader& reader, const std::string& number) {
  auto head = reader.order_head(number);
  auto order = reader.order(number);
  if (!head || !order) return std::nullopt;
  Known known{*std::move(head), *std::move(order), std::nullopt};
  const auto change = reader.order_change(number);
  known.revision = change ? change->revision : known.head.revision;
  known.cancelled = change ? change->cancelled : known.head.cancelled;
  if (auto consignee = reader.consignee(number)) known.consignee = *std::move(consignee);
  return known;
}

class OrderStep {
 public:
  OrderStep(const ImportedOrder& row, Writing& writing)
      : row_(row),
        writing_(writing),
        place_{row.line, 0, "order"},
        known_(known_order(writing.reader, row.order.order)) {}

  void run();

 private:
  [[nodiscard]] bool items_known();
  [[nodiscard]] bool reship_is_bound();
  [[nodiscard]] bool exchange_is_bound();
  [[nodiscard]] bool same_content();
  [[nodiscard]] bool same_consignee();
  [[nodiscard]] bool revision_is_known();
  [[nodiscard]] bool is_over() const {
    return known_->head.state != "open" && known_->head.state != "packing";
  }
  [[nodiscard]] bool is_with_the_carrier();
  [[nodiscard]] std::int64_t next_revision() const { return known_ ? known_->revision + 1 : 1; }
  // A reship or an exchange stays one, though the file doesn't say so.
  [[nodiscard]] std::string kept(std::string records::Order::*tie) const {
    return (row_.order.*tie).empty() && known_ ? known_->order.*tie : row_.order.*tie;
  }
  void unchanged() { ++writing_.result.unchanged; }
  void cancel();
  void receive();
  void seal_and_put();

  const ImportedOrder& row_;
  Writing& writing_;
  Place place_;
  std::optional<Known> known_;
};

// Until the driver has them, sealed parcels can still be held back.
bool OrderStep::is_with_the_carrier() {
  for (const auto& parcel : writing_.reader.parcels_of_order(row_.order.order)) {
    const auto name = writing_.reader.manifest_of(parcel.parcel);
    const auto manifest = name.empty() ? std::nullopt : writing_.reader.manifest(name);
    if (manifest && manifest->state == "handed") return true;
  }
  return false;
}

bool OrderStep::items_known() {
  bool all = true;
  for (std::size_t i = 0; i < row_.order.lines.size(); ++i) {
    const auto& item = row_.order.lines[i].item;
    if (writing_.reader.item(item)) continue;
    writing_.problem(row_.item_places[i], item + " is no known item, so order " + row_.order.order +
                                              " is left out: import the item first");
    all = false;
  }
  return all;
}

// A reship names the first order, which need not have been here.
bool OrderStep::reship_is_bound() {
  const auto& first = row_.order.reship_of;
  const Place place{row_.line, 0, "reship_of"};
  if (first.empty()) return true;
  if (first == row_.order.order)
    return writing_.problem(place, "order " + first + " can't be a reship of itself"), false;
  const auto known = writing_.reader.order(first);
  if (!known || known->reship_of.empty()) return true;
  writing_.problem(place,
                   "order " + first + " is itself a reship: name the first order, " + known->reship_of);
  return false;
}

// Goods that came back, or come back later, may be known to another bench only: who names them is believed.
bool OrderStep::exchange_is_bound() {
  const auto &order = row_.order.order, &back = row_.order.exchange_of;
  const Place place{row_.line, 0, "exchange_of"};
  if (back.empty()) return true;
  if (back == order)
    return writing_.problem(place, "order " + order + " can't be an exchange for itself"), false;
  if (!kept(&records::Order::reship_of).empty())
    return writing_.problem(place, "order " + order + " is a reship: it can't be an exchange as well"), false;
  const auto before = known_ ? known_->order.exchange_of : "";
  if (!before.empty() && before != back)
    return writing_.problem(place, "order " + order + " is the exchange for " + before +
                                       ": it can't become the one for " + back),
           false;
  if (!writing_.reader.order_head(back) && !writing_.reader.work("returns", back))
    writing_.warn(place, "no return and no order " + back + " is known here: order " + order +
                             " is taken, and is tied to the return when that is signed");
  return true;
}

// A consignee that was forgotten stays so: the same file again must not bring it back.
bool OrderStep::same_consignee() {
  const bool given = row_.consignee != records::Consignee{};
  if (known_->consignee) return *known_->consignee == row_.consignee;
  if (!given) return true;
  const auto sealed = writing_.store.seal(row_.order.order, row_.consignee);
  return !sealed && sealed.error().code == db::Errc::bad_input;
}

bool OrderStep::same_content() {
  auto told = row_.order;
  told.revision = known_->order.revision;
  told.consignee = known_->order.consignee;
  told.reship_of = kept(&records::Order::reship_of);
  told.exchange_of = kept(&records::Order::exchange_of);
  return told == known_->order && same_consignee();
}

// True when a revision was given and settles the matter: an old one is known, the same one must be the same.
bool OrderStep::revision_is_known() {
  if (!row_.revision || *row_.revision > known_->revision) return false;
  const bool told_late = known_->revision > known_->head.revision;  // its content stands in the journal alone
  const bool same = row_.cancelled == known_->cancelled && (row_.cancelled || told_late || same_content());
  if (*row_.revision < known_->revision || same) return unchanged(), true;
  writing_.problem(place_, "revision " + std::to_string(*row_.revision) + " of order " + row_.order.order +
                               " is known with another content: give a greater revision");
  return true;
}

void OrderStep::cancel() {
  if (!known_)
    return writing_.problem(place_,
                            "order " + row_.order.order + " is not known here: there is nothing to cancel");
  if (revision_is_known()) return;
  if (known_->cancelled) return unchanged();
  if (is_over() && is_with_the_carrier())
    return writing_.problem(place_,
                            "order " + row_.order.order + " is with the carrier and can't be cancelled");
  writing_.put(
      place_, records::OrderCancelled{row_.order.order, row_.revision.value_or(next_revision()), row_.reason},
      writing_.result.cancelled, row_.input);
}

void OrderStep::seal_and_put() {
  auto order = row_.order;
  order.revision = row_.revision.value_or(next_revision());
  order.reship_of = kept(&records::Order::reship_of);
  order.exchange_of = kept(&records::Order::exchange_of);
  if (known_ && same_consignee()) {
    order.consignee = known_->order.consignee;
  } else if (row_.consignee != records::Consignee{}) {
    auto sealed = writing_.store.seal(order.order, row_.consignee);
    if (!sealed) return writing_.problem(place_, sealed.error().message);
    order.consignee = *std::move(sealed);
  }
  writing_.put(place_, records::OrderReceived{std::move(order)},
               known_ ? writing_.result.changed : writing_.result.added, row_.input);
}

void OrderStep::receive() {
  if (known_) {
    if (revision_is_known()) return;
    if (!row_.revision && same_content()) return unchanged();
    if (known_->cancelled && !row_.revision)
      return writing_.problem(place_, "order " + row_.order.order +
                                          " was cancelled: give it a revision above " +
                                          std::to_string(known_->revision) + " to open it again");
    if (is_over() && is_with_the_carrier())
      return writing_.problem(place_,
                              "order " + row_.order.order + " is with the carrier and can't be changed");
    if (known_->head.state == "cancelled")
      return writing_.problem(place_,
                              "order " + row_.order.order + " was ended as cancelled and can't be changed");
    if (is_over() && !row_.revision)
      return writing_.problem(place_, "order " + row_.order.order + " is " + known_->head.state +
                                          ": give it a revision above " + std::to_string(known_->revision) +
                                          " and its parcels are held back");
  }
  if (reship_is_bound() && exchange_is_bound() && items_known()) seal_and_put();
}

void OrderStep::run() {
  row_.cancelled ? cancel() : receive();
}

// One durable step for the keys of all, instead of one for each. Where it fails, sealing says why.
void make_keys(const Import& import, db::Store& store) {
  std::vector<std::string> orders;
  for (const auto& row : import.orders)
    if (row.consignee != records::Consignee{}) orders.push_back(row.order.order);
  if (!orders.empty()) (void)store.make_keys(orders);
}

}  // namespace

void apply_orders(const Import& import, Writing& writing) {
  make_keys(import, writing.store);
  for (const auto& row : import.orders) OrderStep(row, writing).run();
  writing.write();
}

}  // namespace packbench::importer
