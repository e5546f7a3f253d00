// Operators, their badges, passwords and PINs.
#include "db/keys.hpp"
#include "db/reader_impl.hpp"

namespace packbench::db {
namespace {

records::Operator operator_row(const Rows& row) {
  return {row.text(0), row.text(1), row.text(2), word<records::Role>(row.text(3)),
          row.text(4), row.flag(5), row.flag(6)};
}

// The newest first.
std::vector<SecretRow> secrets(Connection& keys, SecretKind kind, std::string_view id) {
  std::vector<SecretRow> found;
  auto rows = keys.query(
      "SELECT hash, set_ms, given FROM secrets WHERE kind = ? AND operator = ? ORDER BY number DESC",
      boost::describe::enum_to_string(kind, ""), id);
  while (rows.next()) found.push_back({rows.text(0), rows.number(1), rows.flag(2)});
  return found;
}

}  // namespace

std::optional<records::Operator> SqliteReader::operator_by_badge(std::string_view badge) {
  auto row = db_.query(
      "SELECT id, name, badge, role, language, active, hazardous FROM operators"
      " WHERE badge = ? AND active = 1 AND badge <> ''",
      badge);
  return row.next() ? std::optional(operator_row(row)) : std::nullopt;
}

std::optional<records::Operator> SqliteReader::operator_named(std::string_view id) {
  auto row =
      db_.query("SELECT id, name, badge, role, language, active, hazardous FROM operators WHERE id = ?", id);
  return row.next() ? std::optional(operator_row(row)) : std::nullopt;
}

std::vector<records::Operator> SqliteReader::operators() {
  std::vector<records::Operator> found;
  auto rows =
      db_.query("SELECT id, name, badge, role, language, active, hazardous FROM operators ORDER BY id");
  while (rows.next()) found.push_back(operator_row(rows));
  return found;
}

std::vector<SecretRow> SqliteReader::passwords(std::string_view id) {
  return secrets(keys_, SecretKind::password, id);
}

bool SqliteReader::has_passwords() {
  auto row = keys_.query("SELECT EXISTS (SELECT 1 FROM secrets WHERE kind = 'password')");
  return row.next() && row.flag(0);
}

std::optional<SecretRow> SqliteReader::pin(std::string_view id) {
  const auto found = secrets(keys_, SecretKind::pin, id);
  return found.empty() ? std::nullopt : std::optional(found.front());
}

}  // namespace packbench::db
