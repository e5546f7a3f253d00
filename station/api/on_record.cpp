// Events that no lane causes.
#include "station/api/on_record.hpp"

#include "station/bench.hpp"

namespace packbench::station {

boost::asio::awaitable<db::Result<db::Committed>> on_record(Bench& bench, std::string source,
                                                            std::string person, records::Event event) {
  db::Batch batch;
  batch.input = {"", std::move(source), "", ""};
  batch.at_ms = bench.now_ms();
  batch.person = std::move(person);
  batch.events.push_back(std::move(event));
  co_return co_await bench.commits().commit(std::move(batch));
}

}  // namespace packbench::station
