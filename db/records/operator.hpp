// Who works at a bench.
#pragma once
#include <boost/describe.hpp>
#include <string>

namespace packbench::records {

enum class Role { packer, receiver, supervisor, admin };
BOOST_DESCRIBE_ENUM(Role, packer, receiver, supervisor, admin)

struct Operator {
  std::string id;     // short name, unique
  std::string name;   // as shown
  std::string badge;  // what follows PB-B- on the badge's barcode, or any other code that is printed there
  Role role = Role::packer;
  std::string language = "zh-CN";  // or "en"
  bool active = true;
  bool hazardous = false;  // may handle hazardous goods (F25)
  bool operator==(const Operator&) const = default;
};
BOOST_DESCRIBE_STRUCT(Operator, (), (id, name, badge, role, language, active, hazardous))

// Whether this role may answer for an exception (short, release, reprint, take-over by force).
inline bool may_supervise(Role role) {
  return role == Role::supervisor || role == Role::admin;
}

}  // namespace packbench::records
