// POST /api/import: a file into the store while the lanes go on.
#include "station/api/import.hpp"

#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "station/access/door.hpp"
#include "station/api/desk_request.hpp"
#include "station/bench.hpp"
#include "station/importer/slices.hpp"
#include "station/importing.hpp"

namespace packbench::station {
namespace {

namespace asio = boost::asio;

constexpr std::size_t kAtOnce = 50;  // orders: some milliseconds that a scan may have to wait

}  // namespace

boost::asio::awaitable<http::Response> import_file(Bench& bench, const http::Request& request) {
  const auto name = query_of(request, "name", "api");
  const auto now = bench.now_ms();
  const auto by = bench.door().caller(request).id();
  std::function<importer::Import(db::Reader&)> read = [&](db::Reader&) {
    return read_import(request.body, now);
  };
  auto whole = co_await bench.office().answer(std::move(read));
  importer::ImportResult result;
  // What an order is in the store is looked up and changed in one go: no lane may come between.
  for (const auto& part : importer::slices(std::move(whole), kAtOnce)) {
    importer::add(result, importer::apply(part, bench.store(), bench.reader(), now, name, by));
    co_await asio::post(asio::use_awaitable);
  }
  bench.facts_changed();
  co_return http::json_response(report_of(result));
}

}  // namespace packbench::station
