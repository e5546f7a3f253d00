// What requests say, read and checked: values, or the response that refuses them (400 bad_json, bad_value).
#pragma once
#include <chrono>
#include <string>
#include <vector>

#include "central/leases.hpp"
#include "central/outcomes.hpp"
#include "central/system_tickets.hpp"
#include "central/tables.hpp"
#include "central/tickets.hpp"
#include "db/records/wire.hpp"
#include "http/request.hpp"

namespace packbench::central {

// "rows", "leases", "facts": at most this many in a request.
inline constexpr std::size_t kMostRows = 2000;

struct PageWanted {
  std::string after, reader, stream;
  std::int64_t limit = 500;
  std::int64_t newest = -1;  // row of the bench's journal; below 0: it does not say
  std::chrono::seconds wait{0};
  std::vector<std::string> types;
};

[[nodiscard]] http::Outcome<std::vector<records::ChainedRow>> rows_in(const http::Request& request);
[[nodiscard]] http::Outcome<std::vector<Lease>> leases_in(const http::Request& request);
[[nodiscard]] http::Outcome<json::array> facts_in(const http::Request& request);
[[nodiscard]] http::Outcome<PageWanted> page_in(const http::Request& request);

[[nodiscard]] http::Outcome<std::vector<SystemTicket>> tickets_in(const http::Request& request);
[[nodiscard]] http::Outcome<std::vector<std::string>> names_in(const http::Request& request);

// How far outcomes are dealt with.
struct Done {
  std::string next, reader;
};
BOOST_DESCRIBE_STRUCT(Done, (), (next, reader))
[[nodiscard]] http::Outcome<Done> done_in(const http::Request& request);

// A page of a table: kRowsShown of them.
inline constexpr std::int64_t kRowsShown = 200;
[[nodiscard]] http::Outcome<RowsWanted> rows_wanted_in(const http::Request& request);
[[nodiscard]] http::Outcome<TicketEnd> ticket_end_in(const http::Request& request);

struct Enrolment {
  std::string code, key;
};
[[nodiscard]] http::Outcome<Enrolment> enrolment_in(const http::Request& request);

template <class T>
[[nodiscard]] http::Outcome<T> body_as(const http::Request& request) {
  const auto body = http::json_body(request);
  if (!body) return body.error();
  auto read = records::from_json<T>(*body);
  if (!read) return http::problem(400, "bad_value", read.error().message);
  return *std::move(read);
}

}  // namespace packbench::central
