// libpq behind values and exceptions. The only file that knows it.
#include "central/pg/connection.hpp"

#include <libpq-fe.h>

#include <cstdlib>
#include <vector>

#include "db/records/hex.hpp"

namespace packbench::central::pg {
namespace {

// What stands still must not hold back everybody's changes (changes.hpp) or locks.
constexpr const char* kSession =
    "SET statement_timeout = '60s'; SET idle_in_transaction_session_timeout = '60s'; SET lock_timeout = '30s';"
    "SET timezone = 'UTC'; SET client_encoding = 'UTF8'; SET bytea_output = 'hex'; SET client_min_messages = 'warning'";

std::string field(const PGresult* result, int code) {
  const char* text = PQresultErrorField(result, code);
  return text ? text : "";
}

// What comes first may be said otherwise in `conninfo`. A server that is gone without a word is noticed in
// half a minute.
PGconn* connect(const std::string& conninfo) {
  const char* names[] = {"application_name", "connect_timeout",  "keepalives_idle", "keepalives_interval",
                         "keepalives_count", "tcp_user_timeout", "dbname",          nullptr};
  const char* values[] = {"packbench-central", "5", "10", "5", "3", "20000", conninfo.c_str(), nullptr};
  return PQconnectdbParams(names, values, 1);
}

}  // namespace

void Rows::clear(pg_result* result) {
  PQclear(result);
}
int Rows::size() const {
  return PQntuples(result_.get());
}
int Rows::changed() const {
  return std::atoi(PQcmdTuples(result_.get()));
}
bool Rows::is_null(int row, int column) const {
  return PQgetisnull(result_.get(), row, column) != 0;
}
std::string Rows::text(int row, int column) const {
  return {PQgetvalue(result_.get(), row, column),
          static_cast<std::size_t>(PQgetlength(result_.get(), row, column))};
}
std::int64_t Rows::number(int row, int column) const {
  return std::strtoll(PQgetvalue(result_.get(), row, column), nullptr, 10);
}
bool Rows::flag(int row, int column) const {
  return *PQgetvalue(result_.get(), row, column) == 't';
}
std::string Rows::bytes(int row, int column) const {
  const auto shown = text(row, column);  // "\x0a1b"
  return shown.empty() ? "" : records::unhex(std::string_view(shown).substr(2)).value();
}

Connection::Connection(const std::string& conninfo) : connection_(connect(conninfo), &PQfinish) {
  // Its message names host and user, never the password.
  if (PQstatus(connection_.get()) != CONNECTION_OK) throw Unavailable(PQerrorMessage(connection_.get()));
  PQsetNoticeProcessor(
      connection_.get(), [](void*, const char*) {}, nullptr);
  script(kSession);
}

pg_result* Connection::checked(pg_result* result) {
  const auto status = PQresultStatus(result);
  if (status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK || status == PGRES_COPY_IN) return result;
  const Rows owner(result);
  const auto state = field(result, PG_DIAG_SQLSTATE);
  // Class 57P: the server ends; 25006: it is a replica (again), so another one is the primary now.
  if (PQstatus(connection_.get()) != CONNECTION_OK || state.starts_with("57P") || state == "25006" ||
      state.empty())
    throw Unavailable("the database is out of reach" + (state.empty() ? "" : " (" + state + ")"));
  throw Failed(field(result, PG_DIAG_MESSAGE_PRIMARY), state);
}

const std::string& Connection::prepared(const std::string& sql) {
  const auto known = statements_.find(sql);
  if (known != statements_.end()) return known->second;
  const auto name = "s" + std::to_string(statements_.size());
  const Rows done(checked(PQprepare(connection_.get(), name.c_str(), sql.c_str(), 0, nullptr)));
  return statements_.emplace(sql, name).first->second;
}

Rows Connection::run(const std::string& sql, std::initializer_list<Value> values) {
  std::vector<const char*> texts;
  for (const auto& value : values) texts.push_back(value.c_str());
  return Rows(checked(PQexecPrepared(connection_.get(), prepared(sql).c_str(), static_cast<int>(texts.size()),
                                     texts.data(), nullptr, nullptr, 0)));
}

void Connection::script(const std::string& sql) {
  const Rows done(checked(PQexec(connection_.get(), sql.c_str())));
}

void Connection::copy(const std::string& sql, const std::string& lines) {
  script(sql);
  if (PQputCopyData(connection_.get(), lines.data(), static_cast<int>(lines.size())) != 1 ||
      PQputCopyEnd(connection_.get(), nullptr) != 1)
    throw Unavailable("the database is out of reach");
  const Rows done(checked(PQgetResult(connection_.get())));
  while (auto* rest = PQgetResult(connection_.get())) PQclear(rest);
}

}  // namespace packbench::central::pg
