// Turn after turn.
#include "central/connectors/tryton/steps.hpp"

#include <algorithm>
#include <iterator>

namespace packbench::connectors::tryton {
namespace {

constexpr int kTurns = 40;  // far more than the longest way has

// Questions that the bench has answered already, by a part of their names.
constexpr std::string_view kConfirmed[] = {
    "no_carrier",           // it went with the carrier that the bench knows
    "check_move_quantity",  // more came than was ordered: it was counted, explained and signed (from 7.0 on)
};

bool is_confirmed(std::string_view name) {
  return std::any_of(std::begin(kConfirmed), std::end(kConfirmed),
                     [&](auto part) { return name.find(part) != std::string_view::npos; });
}

// One confirmation is used up by one call; a second one does no harm.
void confirm(Session& session, const RpcError& warning) {
  const auto* said = warning.detail.if_array();
  if (!said || said->empty() || !(*said)[0].is_string() || !is_confirmed((*said)[0].get_string()))
    throw warning;
  const auto& name = (*said)[0];
  if (session.dialect().skips_warnings)
    session.call("res.user.warning", "skip", list(name, false));
  else
    session.call("res.user.warning", "create",
                 list(list(json::object{{"user", session.user()}, {"name", name}, {"always", false}})));
}

}  // namespace

void settle(Session& session, const std::string& what, const std::function<bool()>& turn) {
  for (int turns = 0; turns < kTurns; ++turns) {
    try {
      if (turn()) return;
    } catch (const RpcError& error) {
      if (error.fault == Fault::warning)
        confirm(session, error);
      else if (error.fault != Fault::conflict)
        throw;
    }
  }
  refuse(what + " does not come to an end in Tryton: look at it there");
}

json::object guarded(std::string_view model, std::int64_t id, const std::string& stamp) {
  return {{"_timestamp", json::object{{reference(model, id), stamp}}}};
}

json::object guarded(std::string_view model, const json::object& record) {
  return guarded(model, id_in(record, "id"), text_in(record, "_timestamp"));
}

std::optional<json::object> find_only(Session& session, std::string_view model, const json::array& domain,
                                      const std::vector<std::string>& fields, const std::string& name) {
  auto found = session.search_read(model, domain, fields, {0, 2, list(list("id", "ASC"))});
  if (found.size() > 1) refuse("Tryton has several of " + name + ": only one may be there");
  if (found.empty()) return std::nullopt;
  return std::move(found[0].as_object());
}

std::int64_t find_id(Session& session, std::string_view model, const json::array& domain,
                     const std::string& name) {
  const auto found = find_only(session, model, domain, {"id"}, name);
  return found ? id_in(*found, "id") : 0;
}

void refuse(const std::string& why) {
  throw RpcError(Fault::refused, why);
}

}  // namespace packbench::connectors::tryton
