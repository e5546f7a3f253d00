// The table of roles and rights.
#include "station/access/rights.hpp"

#include <algorithm>

namespace packbench::station {
namespace {

using records::Role;

// Packers and receivers answer their own questions at the desk, once an administrator gave them a password.
struct RoleRow {
  Role role;
  std::vector<Right> rights;
};
const RoleRow kRoles[] = {
    {Role::packer, {Right::look}},
    {Role::receiver, {Right::look}},
    {Role::supervisor, {Right::look, Right::work}},
    {Role::admin, {Right::look, Right::work, Right::administer}},
};

}  // namespace

std::vector<Right> rights_of(Role role) {
  for (const auto& row : kRoles)
    if (row.role == role) return row.rights;
  return {};
}

bool may(Role role, Right right) {
  const auto rights = rights_of(role);
  return std::find(rights.begin(), rights.end(), right) != rights.end();
}

}  // namespace packbench::station
