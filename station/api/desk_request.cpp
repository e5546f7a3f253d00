// What requests to the desk say beside their path, and how they are refused.
#include "station/api/desk_request.hpp"

#include "station/bench.hpp"
#include "station/workflows/catalogue.hpp"

namespace packbench::station {

std::string query_of(const http::Request& request, std::string_view name, std::string otherwise) {
  const auto found = request.query.find(name);
  return found == request.query.end() || found->second.empty() ? std::move(otherwise) : found->second;
}

std::string language_of(Bench& bench, const http::Request& request) {
  return query_of(request, "language", bench.config().language);
}

http::Response refusal(Bench& bench, const http::Request& request, unsigned status,
                       const records::Text& why) {
  return http::problem(status, why.key, workflows::text_of_keys(why, language_of(bench, request)));
}

}  // namespace packbench::station
