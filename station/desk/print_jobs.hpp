// Labels at the desk: the newest ones and all that nobody has settled, and what a supervisor does about one.
#pragma once
#include <boost/json.hpp>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "db/batch.hpp"
#include "db/reader.hpp"

namespace packbench::station {

// [{"job","of","item","intent","copy","labels","state","state_text","lane","printer","reason","why","at","may":[act]}],
// unsettled ones first, then the newest. Times local.
[[nodiscard]] boost::json::array desk_jobs(db::Reader& reader, const std::string& language);

// What is done about a label: "there" (somebody saw it), "again" (void, and another copy), "void".
struct JobAct {
  std::string job, act, reason, by;
};

// What to commit, or what to tell who asked.
[[nodiscard]] std::variant<db::Batch, records::Text> settle_job(db::Reader& reader, const JobAct& act,
                                                                std::int64_t now_ms);

}  // namespace packbench::station
