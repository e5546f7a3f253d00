// JSON-RPC as Tryton speaks it.
#include "central/connectors/tryton/rpc.hpp"

#include <boost/asio/co_spawn.hpp>
#include <optional>

namespace packbench::connectors::tryton {
namespace {

constexpr std::size_t kLongestMessage = 500;  // a failed check of a domain tells 60 KB of field definitions

struct Named {
  std::string_view name;  // the first of the error's elements
  Fault fault;
};
constexpr Named kNamed[] = {
    {"UserError", Fault::refused},
    {"UserWarning", Fault::warning},
    {"ConcurrencyException", Fault::conflict},
    {"LoginException", Fault::login},
    {"RateLimitException", Fault::login},
};
// What PostgreSQL says when it is not the call's fault; all of it was rolled back.
constexpr std::string_view kPassing[] = {
    "could not serialize",       "deadlock detected",      "could not obtain lock",
    "connection to server",      "terminating connection", "server closed the connection",
    "connection already closed",
};

struct Status {
  unsigned status;
  Fault fault;
  const char* message;
};
constexpr Status kStatus[] = {
    {401, Fault::login, "user, password or session are not good"},
    {403, Fault::broken, "this method is not open to programs"},
    {404, Fault::broken, "no such database or path"},
    {429, Fault::login, "too many logins: wait five minutes"},
    {502, Fault::line, "the proxy before it has no answer"},
    {503, Fault::line, "the proxy before it has no answer"},
    {504, Fault::line, "the proxy before it has no answer"},
};

std::string text_of(const json::value& value) {
  return value.is_string() ? std::string(value.get_string()) : json::serialize(value);
}

std::string cut(std::string message) {
  if (message.size() <= kLongestMessage) return message;
  auto end = kLongestMessage;
  while ((static_cast<unsigned char>(message[end]) & 0xC0) == 0x80) --end;  // not within a character
  message.resize(end);
  return message + "…";
}

// The arguments of a named error are a list of texts, or one text.
std::string message_in(const json::value& detail, std::size_t at) {
  if (!detail.is_array()) return text_of(detail);
  const auto& list = detail.get_array();
  std::string message = at < list.size() ? text_of(list[at]) : "";
  if (at + 1 < list.size() && list[at + 1].is_string() && !list[at + 1].get_string().empty())
    message += " " + text_of(list[at + 1]);
  return message;
}

RpcError error_of(const json::value& error) {
  const auto* list = error.if_array();
  if (!list || list->empty()) return {Fault::broken, cut(text_of(error))};
  const auto name = text_of(list->front());
  const auto detail = list->size() > 1 ? (*list)[1] : json::value();
  for (const auto& named : kNamed)
    if (name == named.name)
      return {named.fault, cut(message_in(detail, named.fault == Fault::warning ? 1 : 0)), detail};
  for (const auto passing : kPassing)
    if (name.find(passing) != std::string::npos) return {Fault::busy, cut(name)};
  return {Fault::broken, cut(name)};
}

RpcError error_of(unsigned status) {
  const auto number = "HTTP " + std::to_string(status) + ": ";
  for (const auto& known : kStatus)
    if (status == known.status) return {known.fault, number + known.message};
  return {Fault::broken, number + "not what Tryton answers a call with"};
}

}  // namespace

Rpc::Rpc(Server server)
    : server_(std::move(server)), clock_(drivers::create_steady_clock(io_.get_executor())) {
  auto client = http::Client::create(io_.get_executor(), *clock_, {server_.url, server_.ca, ""});
  if (!client) throw RpcError(Fault::login, client.error().message);
  client_ = *std::move(client);
}

http::Answer Rpc::post(const std::string& target, std::string body, const std::string& authorization) {
  std::optional<http::Result<http::Answer>> answer;
  std::exception_ptr thrown;
  boost::asio::co_spawn(io_, client_->ask({true, target, std::move(body), authorization}, server_.patience),
                        [&](std::exception_ptr failed, http::Result<http::Answer> got) {
                          thrown = failed;
                          if (!failed) answer = std::move(got);
                        });
  io_.restart();
  io_.run();
  if (thrown) std::rethrow_exception(thrown);
  if (!*answer) throw RpcError(Fault::line, answer->error().message);
  return **std::move(answer);
}

json::value Rpc::call(std::string_view method, const json::array& params, const std::string& authorization) {
  const bool of_server = method.starts_with("common.server.");
  // Exactly these three members: with any other it answers in another form.
  const auto answer =
      post(of_server ? "/" : "/" + server_.database + "/",
           json::serialize(json::object{{"id", 1}, {"method", method}, {"params", params}}), authorization);
  if (answer.status != 200) throw error_of(answer.status);
  boost::system::error_code unreadable;
  auto said = json::parse(answer.body, unreadable);
  auto* object = unreadable ? nullptr : said.if_object();
  if (!object) throw RpcError(Fault::broken, "what answers is no Tryton");
  if (const auto* error = object->if_contains("error")) throw error_of(*error);
  auto* result = object->if_contains("result");
  if (!result) throw RpcError(Fault::broken, "an answer without a result");
  return std::move(*result);
}

}  // namespace packbench::connectors::tryton
