// Tells the centre each row of the journal, in order, once.
#include "station/centre/pusher.hpp"

#include <algorithm>

#include "db/records/hex.hpp"

namespace packbench::station {
namespace {

namespace json = boost::json;
using namespace std::chrono_literals;

constexpr std::size_t kRows = 1000, kBytes = 2 << 20;  // the centre takes 2000 rows and 8 MiB
constexpr auto kLook = 500ms;                          // for rows that came since

}  // namespace

Portion portion_of(db::Reader& reader, std::int64_t after, std::size_t rows, std::size_t bytes) {
  Portion portion;
  json::array list;
  for (const auto& chained : reader.chained_after(after, rows, bytes)) {
    list.push_back(records::to_wire(chained));
    portion.last = chained.row.seq;
  }
  if (!list.empty()) portion.body = json::serialize(json::object{{"rows", std::move(list)}});
  return portion;
}

Pusher::Pusher(asio::any_io_executor executor, CentreCalls& calls, PushServices services)
    : calls_(calls),
      services_(std::move(services)),
      wake_(std::move(executor), services_.clock),
      backoff_(services_.seed),
      rows_(kRows),
      bytes_(kBytes) {}

void Pusher::stop() {
  stopping_ = true;
  wake_.notify();
}

Pusher::Step Pusher::halt(const char* why) {
  return halt(records::Text{why, {}});
}

Pusher::Step Pusher::halt(records::Text why) {
  calls_.line().halted(why);
  return Step::failed;
}

// Where the centre stands. It must stand on a row of this very journal: a store that was put back from a
// backup has another past.
asio::awaitable<Pusher::Step> Pusher::find_out() {
  const auto heard = co_await calls_.get("/v1/bench");
  const auto kept = heard.number("kept", -1);
  if (!heard.ok() || kept < 0) co_return Step::failed;
  if (kept > 0 && records::hex(services_.reader.row_hash(kept)) != heard.text("hash"))
    co_return halt("line.forked");
  kept_ = kept;
  calls_.line().kept(kept_);
  co_return Step::more;
}

Pusher::Step Pusher::refused(const Heard& heard) {
  const auto code = heard.error();
  if (code == "forked") return halt("line.forked");
  if (code == "chain_broken") return halt("line.chain_broken");
  if (heard.status == 413 && rows_ > 1) {
    rows_ = std::max<std::size_t>(1, rows_ / 2);
    bytes_ = bytes_ / 2;
    return Step::more;
  }
  kept_ = -1;  // a gap, or something that this version doesn't know: look where it stands
  return Step::failed;
}

asio::awaitable<Pusher::Step> Pusher::push() {
  auto portion = co_await services_.read(kept_, rows_, bytes_);
  if (portion.body.empty()) {
    backoff_.reset();
    co_return Step::idle;
  }
  const auto heard = co_await calls_.post("/v1/journal", std::move(portion.body), 60s);
  if (heard.status == 0) co_return Step::failed;  // perhaps kept, perhaps not: the same rows again
  if (!heard.ok()) co_return refused(heard);
  const auto kept = heard.number("kept", -1);
  if (kept <= kept_ || kept > portion.last) {
    kept_ = -1;
    co_return Step::failed;
  }
  kept_ = kept;
  calls_.line().kept(kept_);
  backoff_.reset();
  co_return Step::more;
}

asio::awaitable<void> Pusher::run() {
  while (!stopping_ && !calls_.line().halt()) {
    const auto step = kept_ < 0 ? co_await find_out() : co_await push();
    if (step == Step::more || stopping_) continue;
    const auto pause = step == Step::idle ? drivers::Duration(kLook) : backoff_.next();
    co_await wake_.wait(services_.clock.now() + pause);
  }
}

}  // namespace packbench::station
