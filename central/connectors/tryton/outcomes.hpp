// The centre → Tryton: what benches ended, each document as a whole.
#pragma once
#include <chrono>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "central/connectors/centre.hpp"
#include "central/connectors/tryton/session.hpp"

namespace packbench::connectors::tryton {

class Outcomes {
 public:
  // What Tryton refused is a ticket under its stream's name, and is tried anew when so long has passed.
  Outcomes(Session& session, Centre& centre, std::chrono::seconds again)
      : session_(session), centre_(centre), again_(again) {}

  // What is there by now, waiting for the first until `wait` is over; whether anything was. RpcError,
  // CentreError: a line is down, and the next round begins with the same; nothing is passed over and nothing
  // done twice.
  bool round(std::chrono::seconds wait);

 private:
  void tell(const std::string& stream);
  void tell_refused();

  Session& session_;
  Centre& centre_;
  std::chrono::seconds again_;
  std::optional<std::chrono::steady_clock::time_point> tried_;
};

}  // namespace packbench::connectors::tryton
