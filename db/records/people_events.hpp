// Who may do what, and when that was used: passwords and sign-ins at the desk. Stream "operator:<id>". No
// password and no hash of one stands in any event; who has which role is told by OperatorReceived.
#pragma once
#include <boost/describe.hpp>
#include <string>
#include <tuple>

namespace packbench::records {

struct PasswordSet {
  static constexpr const char* kType = "operator.password_set";
  std::string id;      // whose
  std::string by;      // who did it; empty: the account of the machine, at the command line
  bool given = false;  // by somebody else: good only for choosing one's own
  bool operator==(const PasswordSet&) const = default;
};
BOOST_DESCRIBE_STRUCT(PasswordSet, (), (id, by, given))

struct SignedIn {
  static constexpr const char* kType = "operator.signed_in";
  std::string id;
  bool operator==(const SignedIn&) const = default;
};
BOOST_DESCRIBE_STRUCT(SignedIn, (), (id))

// A wrong badge or password. What was typed is not kept: it may be somebody's password.
struct SignInRefused {
  static constexpr const char* kType = "operator.refused";
  std::string id;       // empty: no active operator bears the badge
  bool locked = false;  // one too many: the next ones aren't looked at for a while
  bool operator==(const SignInRefused&) const = default;
};
BOOST_DESCRIBE_STRUCT(SignInRefused, (), (id, locked))

using PeopleEvents = std::tuple<PasswordSet, SignedIn, SignInRefused>;

}  // namespace packbench::records
