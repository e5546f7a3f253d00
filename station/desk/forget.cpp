// A consignee is forgotten: of an order and of what was sent again of it.
#include "station/desk/forget.hpp"

namespace packbench::station {

db::Result<void> forget_consignee(db::Reader& reader, db::Store& store, const ForgetAsk& ask,
                                  std::int64_t now_ms) {
  const auto told = reader.order(ask.order);
  const auto first = told && !told->reship_of.empty() ? told->reship_of : ask.order;
  auto orders = reader.reships_of(first);
  orders.insert(orders.begin(), first);
  db::Result<void> answer =
      db::Error{db::Errc::not_found, "order " + ask.order + " has no personal data here"};
  for (const auto& order : orders) {
    auto done = store.forget(order, ask.reason, ask.by, now_ms);
    if (!done && done.error().code != db::Errc::not_found) return done;
    if (done) answer = {};
  }
  return answer;
}

}  // namespace packbench::station
