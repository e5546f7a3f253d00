// What was written in Tryton since the last question. Nothing that was deleted is among it.
#pragma once
#include <chrono>
#include <map>
#include <set>
#include <string>

#include "central/connectors/tryton/session.hpp"

namespace packbench::connectors::tryton {

class Since {
 public:
  // Records of `model` that fit; `field` names whose ids are wanted: "id", a record that it points at, or
  // several.
  Since(std::string model, json::array domain, std::string field);

  // Those written in the last day at the first call, then since the last one: each once for each writing. A
  // write bears the time at which its transaction began, so the last minutes are always looked through again.
  // `now` needs to be right by hours alone, whatever time zone Tryton's database goes by.
  [[nodiscard]] std::set<std::int64_t> ids(Session& session, std::chrono::sys_seconds now);

 private:
  std::string model_;
  json::array domain_;
  std::string field_;
  std::chrono::sys_seconds newest_{};
  std::map<std::int64_t, std::string> seen_;  // stamps of the last minutes
};

}  // namespace packbench::connectors::tryton
