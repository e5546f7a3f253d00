// Passwords in the store.
#include "station/access/passwords.hpp"

#include <algorithm>

#include "station/access/password_hash.hpp"

namespace packbench::station {
namespace {

std::string change_of(const db::SecretRow& row, std::optional<std::int64_t> end, std::int64_t now_ms) {
  if (row.given) return "given";
  return end && now_ms >= *end ? "expired" : "";
}

// The one that opens now and the remembered ones before it.
bool is_known(std::vector<db::SecretRow> rows, const std::string& password, const PasswordRules& rules) {
  rows.resize(std::min(rows.size(), static_cast<std::size_t>(rules.remembered) + 1));
  return std::any_of(rows.begin(), rows.end(), [&](const auto& row) { return opens(row.hash, password); });
}

}  // namespace

std::optional<Opened> open_with(db::Reader& reader, const std::string& badge, const std::string& password,
                                const PasswordRules& rules, std::int64_t now_ms) {
  const auto person = reader.operator_by_badge(badge);
  const auto rows = person ? reader.passwords(person->id) : std::vector<db::SecretRow>();
  const bool right = opens(rows.empty() ? "" : rows.front().hash, password);
  if (rows.empty() || !right) return std::nullopt;
  const auto end = expires_ms(rows.front().set_ms, rules);
  return Opened{*person, change_of(rows.front(), end, now_ms), end, rows.front().hash};
}

std::variant<bool, records::Text, db::Error> set_password(db::Reader& reader, db::Store& store,
                                                          const NewPassword& wanted,
                                                          const PasswordRules& rules, std::int64_t now_ms) {
  const auto person = reader.operator_named(wanted.person);
  if (!person || !person->active) return records::Text{"password.nobody", {wanted.person}};
  if (auto problem = problem_of(wanted.password, *person, rules)) return *std::move(problem);
  auto rows = reader.passwords(person->id);
  if (!wanted.instead_of.empty() && (rows.empty() || rows.front().hash != wanted.instead_of))
    return records::Text{"sign_in.wrong", {}};  // another one was given meanwhile
  if (is_known(std::move(rows), wanted.password, rules))
    return records::Text{"password.known", {std::to_string(rules.remembered + 1)}};
  const auto done = store.set_password({person->id, wanted.by, wanted.given}, password_hash(wanted.password),
                                       rules.remembered, now_ms);
  if (!done) return done.error();
  return true;
}

}  // namespace packbench::station
