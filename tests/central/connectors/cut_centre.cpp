// Calls through, or not.
#include "cut_centre.hpp"

namespace packbench::connectors {

template <class Call>
std::invoke_result_t<Call> CutCentre::call(const std::string& what, Call to_real) {
  if (loses_(Lost::request, what)) throw CentreError("the request was lost");
  auto answer = to_real();
  if (loses_(Lost::reply, what)) throw CentreError("the reply was lost");
  return answer;
}

std::vector<FactResult> CutCentre::tell(const std::vector<json::object>& facts) {
  return call("tell " + json::serialize(json::array(facts.begin(), facts.end())),
              [&] { return real_.tell(facts); });
}

OutcomePage CutCentre::outcomes(std::string_view after, const std::vector<std::string>& types,
                                std::chrono::seconds wait) {
  return call("outcomes " + std::string(after), [&] { return real_.outcomes(after, types, wait); });
}

std::vector<Outcome> CutCentre::outcomes_of(const std::string& stream) {
  return call("stream " + stream, [&] { return real_.outcomes_of(stream); });
}

std::vector<std::string> CutCentre::standing(const std::string& type) {
  return call("standing " + type, [&] { return real_.standing(type); });
}

void CutCentre::done(std::string_view next) {
  call("done", [&] { return real_.done(next), 0; });  // the centre's newest cursor is another each time
}

void CutCentre::raise(const std::vector<Ticket>& tickets) {
  std::string what = "raise";
  for (const auto& ticket : tickets) what += " " + ticket.name + ": " + ticket.text;
  call(what, [&] { return real_.raise(tickets), 0; });
}

void CutCentre::close(const std::vector<std::string>& names) {
  std::string what = "close";
  for (const auto& name : names) what += " " + name;
  call(what, [&] { return real_.close(names), 0; });
}

std::vector<std::string> CutCentre::open_tickets() {
  return call("tickets", [&] { return real_.open_tickets(); });
}

}  // namespace packbench::connectors
