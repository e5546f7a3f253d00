// packbench enrol: makes this bench known to its centre.
#include <sodium.h>

#include <array>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <cstdio>

#include "station/centre/calls.hpp"
#include "station/centre/centre_line.hpp"
#include "station/commands/verbs.hpp"
#include "station/secret_file.hpp"

namespace packbench::station {
namespace {

// The key that is there, or a new one: it is kept before it is told, so that a reply that is lost costs
// nothing.
Result<std::string> kept_key(const Config& config) {
  if (auto key = centre_key(config); !key.empty()) return key;
  std::array<unsigned char, 32> bytes{};
  std::array<char, 2 * bytes.size() + 1> text{};
  randombytes_buf(bytes.data(), bytes.size());
  const std::string key = sodium_bin2hex(text.data(), text.size(), bytes.data(), bytes.size());
  std::error_code failed;
  std::filesystem::create_directories(config.data, failed);
  if (auto written = write_secret(config.centre_key(), key + "\n"); !written) return written.error();
  return key;
}

Heard ask_once(const Enrolment& enrolment, const std::string& key, LineState& line, asio::io_context& io,
               http::Client& client) {
  CentreCalls calls(
      [&](http::Call call, drivers::Duration within) { return client.ask(std::move(call), within); }, line);
  Heard heard;
  auto body = boost::json::serialize(boost::json::object{{"code", enrolment.code}, {"key", key}});
  asio::co_spawn(io, calls.post("/v1/enrol", std::move(body)), [&](std::exception_ptr failed, Heard got) {
    if (failed) std::rethrow_exception(failed);
    heard = std::move(got);
  });
  io.run();
  return heard;
}

}  // namespace

void enrol_bench(Context& context, const Enrolment& enrolment) {
  const auto config = context.load();
  if (!config) return;
  if (sodium_init() < 0) return context.fail(Exit::failed, "libsodium does not start");
  asio::io_context io(1);
  const auto clock = drivers::create_steady_clock(io.get_executor());
  auto client = http::Client::create(io.get_executor(), *clock, {enrolment.url, enrolment.ca, ""});
  if (!client) return context.fail(Exit::configuration, client.error().message);
  const auto key = kept_key(*config);
  if (!key) return context.fail(Exit::failed, key.error().message);
  LineState line(*clock, [] {});
  const auto heard = ask_once(enrolment, *key, line, io, **client);
  if (heard.status == 401)
    return context.fail(Exit::not_found,
                        "the centre does not take this code: it was never made, is used, or is older "
                        "than an hour. Have another one made there: packbench-central bench add NAME");
  if (!heard.ok())
    return context.fail(Exit::unavailable, "the centre at " + enrolment.url + " did not answer: " +
                                               std::string(line.to_json(0, "en").at("why").as_string()) +
                                               heard.message() + ". The same command again is safe");
  std::printf("This bench is \"%s\" at the centre. In %s:\n\n[centre]\nurl = \"%s\"\nca = \"%s\"\n",
              heard.text("bench").c_str(), context.config.c_str(), enrolment.url.c_str(),
              enrolment.ca.c_str());
}

}  // namespace packbench::station
