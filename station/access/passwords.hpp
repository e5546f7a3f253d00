// Passwords in the store: who opens with one, and setting one. All of it hashes: for the back office.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <variant>

#include "db/reader.hpp"
#include "db/store.hpp"
#include "station/access/password_rules.hpp"

namespace packbench::station {

struct Opened {
  records::Operator person;
  std::string change;  // why another one must be chosen now: "expired" or "given"; else empty
  std::optional<std::int64_t> expires_ms = {};  // when this one does
  std::string hash = {};                        // which one it was
};

// The active operator with that badge, without "PB-B-", and that password. Takes as long where there is no
// such badge or no password as where it is wrong.
[[nodiscard]] std::optional<Opened> open_with(db::Reader& reader, const std::string& badge,
                                              const std::string& password, const PasswordRules& rules,
                                              std::int64_t now_ms);

struct NewPassword {
  std::string person, password;
  std::string by;               // as records::PasswordSet
  bool given = false;           // likewise
  std::string instead_of = {};  // hash of the one that must still be good; empty: whichever is
};

// True when it is set. Else what to tell who asked: it must keep the rules, be none of the last ones, and
// belong to an active operator, and the old one must still be good; or the store's error.
[[nodiscard]] std::variant<bool, records::Text, db::Error> set_password(db::Reader& reader, db::Store& store,
                                                                        const NewPassword& wanted,
                                                                        const PasswordRules& rules,
                                                                        std::int64_t now_ms);

}  // namespace packbench::station
