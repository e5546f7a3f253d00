// All benches of a warehouse, at once.
#include "tests/central/bench/floor.hpp"

#include "central/pg/connection.hpp"

namespace packbench::central {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t kFacts = 500;  // that the order system tells at a time

json::value order_fact_of(std::int64_t number) {
  return {
      {"type", "order"},
      {"payload",
       {{"order", records::to_json(sim_order(number))},
        {"to", {{"name", "Li Lei"}, {"phone", "555-0117"}, {"address", "四川省成都市锦江区演示路 1 号"}}}}}};
}

json::value fact(const char* type, const char* kind, const std::string& name) {
  return {{"type", type}, {"payload", {{kind, {{kind, name}}}}}};
}

}  // namespace

Floor::Floor(Site& site, int benches) : site_(site), order_system_(io_, *clock_, site.order_system()) {
  for (int number = 0; number < benches; ++number)
    benches_.push_back(std::make_unique<Bench>(Bench{SimBench(number + 1, benches * kPlaces),
                                                     Line(io_, *clock_, site.bench(number)),
                                                     Line(io_, *clock_, site.bench(number))}));
}

double Floor::timed(std::vector<asio::awaitable<void>> works) {
  const auto start = Clock::now();
  run_all(io_, std::move(works));
  return std::chrono::duration<double>(Clock::now() - start).count();
}

asio::awaitable<void> Floor::tell(json::array facts) {
  json::object body;
  body["facts"] = std::move(facts);
  const auto answer = co_await order_system_.post("/v1/facts", json::serialize(body));
  for (const auto& result : answer.at("results").as_array())
    if (result.at("result") == "refused") throw std::runtime_error(json::serialize(result));
}

asio::awaitable<void> Floor::tell_orders(std::int64_t count) {
  while (count > 0) {
    json::array facts;
    for (; count > 0 && facts.size() < kFacts; --count) facts.push_back(order_fact_of(++orders_));
    co_await tell(std::move(facts));
  }
}

asio::awaitable<void> Floor::claim(Bench& bench, std::int64_t orders) {
  json::object wanted;
  wanted["upto"] = bench.sim.held() + orders;
  const auto answer = co_await bench.push.post("/v1/leases/claim", json::serialize(wanted));
  const auto& granted = answer.at("granted").as_array();
  if (static_cast<std::int64_t>(granted.size()) != orders) throw std::runtime_error("too few orders");
  for (const auto& lease : granted)
    bench.sim.pack({std::string(lease.at("order").as_string()), lease.at("token").as_int64()});
}

asio::awaitable<void> Floor::push(Bench& bench, std::string body, Clock::time_point since,
                                  bench::Samples& samples) {
  const auto kept = co_await bench.push.post("/v1/journal", std::move(body));
  samples.add(Clock::now() - since);
  if (kept.at("kept").as_int64() != bench.sim.taken()) throw std::runtime_error("rows were not kept");
}

void Floor::open() {
  const auto places = static_cast<std::int64_t>(benches_.size()) * kPlaces;
  std::vector<asio::awaitable<void>> works;
  for (std::int64_t at = 0; at < places;) {
    json::array facts;
    for (; at < places && facts.size() < kFacts; ++at)
      facts.push_back(fact("location.received", "location", place(at)));
    works.clear();
    works.push_back(tell(std::move(facts)));
    run_all(io_, std::move(works));
  }
  auto& first = *benches_.front();
  first.sim.stock();
  bench::Samples samples;
  while (first.sim.waiting() > 0) {
    works.clear();
    auto body = body_of(first.sim.take(1000));
    works.push_back(push(first, std::move(body), Clock::now(), samples));
    run_all(io_, std::move(works));
  }
}

// Until each bench has work for so many rows.
void Floor::claim_for(std::int64_t rows, Rush& rush) {
  std::vector<std::int64_t> wanted;
  std::int64_t all = 0;
  for (const auto& bench : benches_) {
    const auto missing = std::max<std::int64_t>(0, rows - bench->sim.waiting());
    all += wanted.emplace_back((missing + kOrderRows - 1) / kOrderRows);
  }
  std::vector<asio::awaitable<void>> telling, claiming;
  telling.push_back(tell_orders(all));
  rush.told_s += timed(std::move(telling));
  for (std::size_t i = 0; i < wanted.size(); ++i)
    if (wanted[i] > 0) claiming.push_back(claim(*benches_[i], wanted[i]));
  rush.claimed_s += timed(std::move(claiming));
  rush.orders += all;
}

Rush Floor::rush(std::size_t batch) {
  Rush rush;
  claim_for(static_cast<std::int64_t>(batch), rush);
  Bodies bodies;  // made before the clock runs
  for (const auto& bench : benches_) bodies.push_back(body_of(bench->sim.take(batch)));
  std::vector<asio::awaitable<void>> works;
  const auto start = Clock::now();
  for (std::size_t i = 0; i < bodies.size(); ++i)
    works.push_back(push(*benches_[i], std::move(bodies[i]), start, rush.pushes));
  rush.pushed_s = timed(std::move(works));
  rush.rows = static_cast<std::int64_t>(batch * benches_.size());
  return rush;
}

std::string Floor::wrong() const {
  pg::Connection db(site_.database());
  std::int64_t rows = 0, packed = 0;
  for (const auto& bench : benches_) {
    rows += bench->sim.taken();
    packed += bench->sim.packed();
  }
  const std::pair<const char*, std::int64_t> expected[] = {
      {"SELECT sum(kept) FROM benches", rows},
      {"SELECT count(*) FROM journal JOIN benches b ON b.id = bench", rows},
      {"SELECT count(*) FROM orders WHERE state = 'shipped' AND sealed = 1", packed},
      {"SELECT -3 * count(*) FROM journal JOIN benches b ON b.id = bench WHERE type = 'pick.picked'",
       db.run("SELECT sum(quantity) - 1000000000::bigint * count(DISTINCT location) FROM stock")
           .number(0, 0)},
      {"SELECT count(*) FROM tickets", 0}};
  std::string wrong;
  for (const auto& [question, right] : expected)
    if (const auto found = db.run(question).number(0, 0); found != right)
      wrong += std::string(question) + ": " + std::to_string(found) + ", not " + std::to_string(right) + "\n";
  return wrong;
}

}  // namespace packbench::central
