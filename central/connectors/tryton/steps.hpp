// How a record is brought to its end in Tryton, whatever breaks meanwhile: read it, do the next step of what
// was read, read again. A step whose reply was lost is found done; one that another person did as well.
#pragma once
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "central/connectors/tryton/session.hpp"

namespace packbench::connectors::tryton {

// Turns until `turn` says that nothing is left. After a conflict it reads again; what Tryton asks to be
// confirmed is confirmed where the policy says so. `what` names it where it comes to no end: refused.
void settle(Session& session, const std::string& what, const std::function<bool()>& turn);

// The context under which a call changes the record only if it is as it was read.
[[nodiscard]] json::object guarded(std::string_view model, std::int64_t id, const std::string& stamp);
[[nodiscard]] json::object guarded(std::string_view model,
                                   const json::object& record);  // read with its _timestamp

// The only record of these, with these fields; none where there is none. RpcError refused where there are
// several.
[[nodiscard]] std::optional<json::object> find_only(Session& session, std::string_view model,
                                                    const json::array& domain,
                                                    const std::vector<std::string>& fields,
                                                    const std::string& name);
// Its id; 0: there is none.
[[nodiscard]] std::int64_t find_id(Session& session, std::string_view model, const json::array& domain,
                                   const std::string& name);

[[noreturn]] void refuse(const std::string& why);

}  // namespace packbench::connectors::tryton
