// A request's way to the database.
#include "central/api/access.hpp"

#include <spdlog/spdlog.h>

#include "central/secret.hpp"

namespace packbench::central {
namespace {

using http::problem;
using http::Response;
using Task = std::function<Response(pg::Connection& db)>;

std::string bearer_of(const http::Request& request) {
  constexpr std::string_view kBearer = "Bearer ";
  std::string_view header = request.authorization;
  if (!header.starts_with(kBearer)) return "";
  header.remove_prefix(kBearer.size());
  return is_key(header) ? std::string(header) : tidy_code(header);
}

Response too_often() {
  auto refusal = problem(429, "too_often", "too many requests: wait a second");
  refusal.headers.emplace_back("Retry-After", "1");
  return refusal;
}

Response out_of_reach() {
  auto refusal = problem(503, "database", "the centre's database is out of reach: ask again soon");
  refusal.headers.emplace_back("Retry-After", "2");
  return refusal;
}

// Class 22: the request said a value that no column takes.
Response failed(const pg::Failed& failure) {
  spdlog::warn("database: {}", failure.what());
  if (failure.state.starts_with("22")) return problem(400, "bad_value", "a value is out of range");
  if (failure.state == "57014" || failure.state == "55P03") return out_of_reach();
  return problem(500, "internal", "the centre made a mistake with this request; its log says more");
}

// So many wait already that this one would wait for seconds, with its body in memory.
constexpr std::size_t kMostWaiting = 500;

asio::awaitable<Response> answer(Centre& centre, Task task) {
  if (centre.pool.waiting() >= kMostWaiting) co_return out_of_reach();
  try {
    co_return co_await centre.pool.run<Response>(std::move(task));
  } catch (const pg::Failed& failure) {
    co_return failed(failure);
  } catch (const pg::Unavailable& gone) {
    spdlog::warn("database: {}", gone.what());
  }
  co_return out_of_reach();
}

Response work_for(pg::Connection& db, const std::string& key, Role role, const Work& work) {
  const auto caller = caller_of(db, key);
  if (!caller) return problem(401, "key.unknown", "this key is nobody's, or was revoked: enrol");
  if (caller->role != role) return problem(403, "key.other", "this key is not for what is asked");
  if (caller->unheard) note_heard(db, *caller);
  return work(db, *caller);
}

}  // namespace

asio::awaitable<Response> ask(Centre& centre, const http::Request& request, Role role, Work work) {
  const auto key = bearer_of(request);
  if (key.empty()) co_return problem(401, "key.missing", "say who asks: Authorization: Bearer <key>");
  const auto hash = secret_hash(key);
  if (!centre.throttle.may(hash, std::chrono::steady_clock::now())) co_return too_often();
  Task task = [&key, role, &work](pg::Connection& db) { return work_for(db, key, role, work); };
  auto response = co_await answer(centre, std::move(task));
  if (response.status == 401)
    centre.throttle.is_unknown(hash);
  else if (response.status < 500)
    centre.throttle.is_known(hash, std::chrono::steady_clock::now());
  co_return response;
}

asio::awaitable<bool> is_healthy(Centre& centre) {
  const auto now = std::chrono::steady_clock::now();
  if (now - centre.health_asked < std::chrono::seconds(1)) co_return centre.is_healthy;
  centre.health_asked = now;
  Task work = [](pg::Connection& db) {
    db.run("SELECT 1");
    return Response{};
  };
  const auto answered = co_await answer(centre, std::move(work));
  centre.is_healthy = answered.status == 200;
  co_return centre.is_healthy;
}

asio::awaitable<Response> ask_stranger(Centre& centre, Task work) {
  if (!centre.throttle.may("", std::chrono::steady_clock::now())) co_return too_often();
  co_return co_await answer(centre, std::move(work));
}

}  // namespace packbench::central
