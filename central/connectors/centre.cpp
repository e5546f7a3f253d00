// The centre over one HTTPS connection, a call at a time.
#include "central/connectors/centre.hpp"

#include <algorithm>
#include <array>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <optional>
#include <thread>

#include "drivers/clock.hpp"
#include "http/client.hpp"

namespace packbench::connectors {
namespace {

namespace asio = boost::asio;

// The centre takes bodies up to 8 MiB: so many facts, of so many bytes, go in a request.
constexpr std::size_t kMostFacts = 500, kMostBytes = 4 << 20, kMostTickets = 500;
constexpr std::chrono::seconds kWithin{30};

std::string encoded(std::string_view text) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string all;
  for (const unsigned char c : text) {
    const bool is_plain = std::isalnum(c) || c == '-' || c == '.' || c == '_' || c == '~';
    is_plain ? all += static_cast<char>(c) : (((all += '%') += kDigits[c >> 4]) += kDigits[c & 15]);
  }
  return all;
}

// {"error":{"code","message"}}, or what else came.
std::string refusal(const http::Answer& answer) {
  boost::system::error_code bad;
  const auto body = json::parse(answer.body, bad);
  const auto* error = bad ? nullptr : body.is_object() ? body.get_object().if_contains("error") : nullptr;
  const auto* message = error && error->is_object() ? error->get_object().if_contains("message") : nullptr;
  return std::to_string(answer.status) +
         (message && message->is_string() ? ": " + std::string(message->get_string()) : std::string());
}

FactResult result_of(const json::value& from) {
  constexpr std::array<std::pair<std::string_view, FactState>, 4> kStates{
      {{"new", FactState::fresh},
       {"changed", FactState::changed},
       {"unchanged", FactState::unchanged},
       {"refused", FactState::refused}}};
  const auto& word = from.at("result").as_string();
  const auto* known =
      std::find_if(kStates.begin(), kStates.end(), [&](const auto& s) { return s.first == word; });
  if (known == kStates.end()) throw std::invalid_argument("result");
  const auto* why = from.as_object().if_contains("why");
  return {known->second, why ? std::string(why->as_string()) : std::string()};
}

Outcome outcome_of(const json::value& from) {
  const auto text = [&](const char* name) { return std::string(from.at(name).as_string()); };
  return {text("bench"),
          from.at("seq").to_number<std::int64_t>(),
          from.at("at_ms").to_number<std::int64_t>(),
          text("stream"),
          text("person"),
          text("type"),
          from.at("payload").as_object()};
}

class HttpCentre : public Centre {
 public:
  explicit HttpCentre(CentreOptions options)
      : url_(options.url), clock_(drivers::create_steady_clock(io_.get_executor())) {
    auto client = http::Client::create(
        io_.get_executor(), *clock_, {std::move(options.url), std::move(options.ca), std::move(options.key)});
    if (!client) throw std::invalid_argument(client.error().message);
    client_ = *std::move(client);
  }

  std::vector<FactResult> tell(const std::vector<json::object>& facts) override;
  OutcomePage outcomes(std::string_view after, const std::vector<std::string>& types,
                       std::chrono::seconds wait) override;
  std::vector<Outcome> outcomes_of(const std::string& stream) override;
  std::vector<std::string> standing(const std::string& type) override;
  void done(std::string_view next) override { post("/v1/outcomes/done", json::object{{"next", next}}); }
  void raise(const std::vector<Ticket>& tickets) override;
  void close(const std::vector<std::string>& names) override;
  std::vector<std::string> open_tickets() override;

 private:
  json::value ask(const http::Call& call, std::chrono::seconds within);
  http::Answer ask_once(const http::Call& call, std::chrono::seconds within);
  json::value post(std::string target, const json::object& body) {
    return ask({true, std::move(target), json::serialize(body)}, kWithin);
  }
  OutcomePage page_of(std::string target, std::chrono::seconds wait);
  std::vector<FactResult> tell_some(const std::vector<std::string>& facts);
  void tell_into(const std::vector<std::string>& facts, std::vector<FactResult>& results);
  // `read` of what came, or a CentreError: it was none of the contract's.
  template <class Read>
  auto understood(Read read) {
    try {
      return read();
    } catch (const std::exception&) {  // a member is missing, or of another type
      throw CentreError(url_ + ": the answer is none that this version knows: install the centre's version");
    }
  }

  std::string url_;
  asio::io_context io_{1};
  std::unique_ptr<drivers::Clock> clock_;
  std::unique_ptr<http::Client> client_;
};

// Whoever asks too often waits, and asks again: it has no other work meanwhile.
json::value HttpCentre::ask(const http::Call& call, std::chrono::seconds within) {
  auto answer = ask_once(call, within);
  for (int tries = 0; tries < 30 && answer.status == 429; ++tries) {
    std::this_thread::sleep_for(std::chrono::seconds(1));
    answer = ask_once(call, within);
  }
  const auto why = url_ + call.target.substr(0, call.target.find('?')) + " answers " + refusal(answer);
  if (answer.status == 400 || answer.status == 413) throw CentreRefusal(why);
  if (answer.status >= 300) throw CentreError(why);
  return understood([&] { return json::parse(answer.body); });
}

http::Answer HttpCentre::ask_once(const http::Call& call, std::chrono::seconds within) {
  std::optional<http::Result<http::Answer>> answer;
  asio::co_spawn(io_, client_->ask(call, within),
                 [&](const std::exception_ptr& failed, http::Result<http::Answer> what) {
                   if (failed) std::rethrow_exception(failed);
                   answer = std::move(what);
                 });
  io_.restart();
  while (!answer) io_.run_one();
  if (!*answer) throw CentreError(answer->error().message);
  return **std::move(answer);
}

std::vector<FactResult> HttpCentre::tell_some(const std::vector<std::string>& facts) {
  std::string body;
  for (const auto& fact : facts) body += (body.empty() ? "{\"facts\":[" : ",") + fact;
  const auto answer = ask({true, "/v1/facts", body + "]}"}, kWithin);
  return understood([&] {
    std::vector<FactResult> results;
    for (const auto& one : answer.at("results").as_array()) results.push_back(result_of(one));
    if (results.size() != facts.size()) throw std::invalid_argument("results");
    return results;
  });
}

// What no request may hold must not hold back the others: it is looked for by halves.
void HttpCentre::tell_into(const std::vector<std::string>& facts, std::vector<FactResult>& results) {
  if (facts.empty()) return;
  try {
    for (auto& result : tell_some(facts)) results.push_back(std::move(result));
  } catch (const CentreRefusal& refusal) {
    if (facts.size() == 1) return results.push_back({FactState::refused, refusal.what()});
    const auto middle = facts.begin() + static_cast<std::ptrdiff_t>(facts.size() / 2);
    tell_into({facts.begin(), middle}, results);
    tell_into({middle, facts.end()}, results);
  }
}

std::vector<FactResult> HttpCentre::tell(const std::vector<json::object>& facts) {
  std::vector<FactResult> results;
  std::vector<std::string> some;
  std::size_t bytes = 0;
  for (const auto& fact : facts) {
    auto text = json::serialize(fact);
    if (some.size() == kMostFacts || bytes + text.size() > kMostBytes) {
      tell_into(std::exchange(some, {}), results);
      bytes = 0;
    }
    bytes += text.size();
    some.push_back(std::move(text));
  }
  tell_into(some, results);
  return results;
}

OutcomePage HttpCentre::outcomes(std::string_view after, const std::vector<std::string>& types,
                                 std::chrono::seconds wait) {
  std::string target = "/v1/outcomes?wait=" + std::to_string(wait.count());
  if (!after.empty()) target += "&after=" + encoded(after);
  for (std::size_t i = 0; i < types.size(); ++i) target += (i == 0 ? "&types=" : ",") + encoded(types[i]);
  return page_of(std::move(target), wait);
}

OutcomePage HttpCentre::page_of(std::string target, std::chrono::seconds wait) {
  const auto answer = ask({false, std::move(target), ""}, kWithin + wait);
  return understood([&] {
    OutcomePage page{{}, std::string(answer.at("next").as_string()), answer.at("more").as_bool()};
    for (const auto& one : answer.at("outcomes").as_array()) page.outcomes.push_back(outcome_of(one));
    return page;
  });
}

std::vector<Outcome> HttpCentre::outcomes_of(const std::string& stream) {
  std::vector<Outcome> all;
  std::string after;
  for (bool more = true; more;) {
    auto page = page_of("/v1/outcomes?stream=" + encoded(stream) + after, std::chrono::seconds(0));
    std::move(page.outcomes.begin(), page.outcomes.end(), std::back_inserter(all));
    after = "&after=" + encoded(page.next);
    more = page.more;
  }
  return all;
}

std::vector<std::string> HttpCentre::standing(const std::string& type) {
  std::vector<std::string> all;
  for (bool more = true; more;) {
    const auto after = all.empty() ? "" : "&after=" + encoded(all.back());
    const auto answer = ask({false, "/v1/facts?types=" + encoded(type) + after, ""}, kWithin);
    understood([&] {
      for (const auto& name : answer.at("names").as_array()) all.emplace_back(name.as_string());
      more = answer.at("more").as_bool();
    });
  }
  return all;
}

void HttpCentre::raise(const std::vector<Ticket>& tickets) {
  for (std::size_t from = 0; from < tickets.size(); from += kMostTickets) {
    json::array list;
    for (std::size_t i = from; i < std::min(tickets.size(), from + kMostTickets); ++i)
      list.push_back({{"name", tickets[i].name}, {"about", tickets[i].about}, {"text", tickets[i].text}});
    post("/v1/tickets", json::object{{"tickets", std::move(list)}});
  }
}

void HttpCentre::close(const std::vector<std::string>& names) {
  for (std::size_t from = 0; from < names.size(); from += kMostTickets) {
    json::array list;
    for (std::size_t i = from; i < std::min(names.size(), from + kMostTickets); ++i)
      list.emplace_back(names[i]);
    post("/v1/tickets/close", json::object{{"names", std::move(list)}});
  }
}

std::vector<std::string> HttpCentre::open_tickets() {
  const auto answer = ask({false, "/v1/tickets", ""}, kWithin);
  return understood([&] {
    std::vector<std::string> names;
    for (const auto& name : answer.at("names").as_array()) names.emplace_back(name.as_string());
    return names;
  });
}

}  // namespace

std::unique_ptr<Centre> open_centre(CentreOptions options) {
  return std::make_unique<HttpCentre>(std::move(options));
}

}  // namespace packbench::connectors
