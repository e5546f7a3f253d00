// Who may do what, and when that was used: passwords, PINs and sign-ins. Stream "operator:<id>". No password,
// no PIN and no hash of one stands in any event; who has which role is told by OperatorReceived.
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

// What its owner proves to be there with at a lane that is carried about.
struct PinSet {
  static constexpr const char* kType = "operator.pin_set";
  std::string id;      // as PasswordSet
  std::string by;      // likewise
  bool given = false;  // likewise
  bool operator==(const PinSet&) const = default;
};
BOOST_DESCRIBE_STRUCT(PinSet, (), (id, by, given))

struct SignedIn {
  static constexpr const char* kType = "operator.signed_in";
  std::string id;
  bool operator==(const SignedIn&) const = default;
};
BOOST_DESCRIBE_STRUCT(SignedIn, (), (id))

// A wrong badge, password or PIN. What was typed is not kept: it may be somebody's password.
struct SignInRefused {
  static constexpr const char* kType = "operator.refused";
  std::string id;       // empty: no active operator bears the badge
  bool locked = false;  // one too many: the next ones aren't looked at for a while
  bool operator==(const SignInRefused&) const = default;
};
BOOST_DESCRIBE_STRUCT(SignInRefused, (), (id, locked))

using PeopleEvents = std::tuple<PasswordSet, PinSet, SignedIn, SignInRefused>;

}  // namespace packbench::records
