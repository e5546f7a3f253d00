// A line to the centre that breaks on order.
#pragma once
#include <functional>
#include <map>
#include <string>

#include "central/connectors/centre.hpp"

namespace packbench::connectors {

// A request that is lost never arrives; of one whose reply is lost the centre has done all, and nobody is
// told.
enum class Lost { request, reply };

// Asked before each request and before each reply: whether it is lost. `call` tells what is asked for.
using Loses = std::function<bool(Lost what, const std::string& call)>;

class CutCentre : public Centre {
 public:
  CutCentre(Centre& real, Loses loses) : real_(real), loses_(std::move(loses)) {}

  std::vector<FactResult> tell(const std::vector<json::object>& facts) override;
  OutcomePage outcomes(std::string_view after, const std::vector<std::string>& types,
                       std::chrono::seconds wait) override;
  std::vector<Outcome> outcomes_of(const std::string& stream) override;
  std::vector<std::string> standing(const std::string& type) override;
  void done(std::string_view next) override;
  void raise(const std::vector<Ticket>& tickets) override;
  void close(const std::vector<std::string>& names) override;
  std::vector<std::string> open_tickets() override;

 private:
  template <class Call>
  std::invoke_result_t<Call> call(const std::string& what, Call to_real);

  Centre& real_;
  Loses loses_;
};

// Each call that was not seen yet loses its request, the next time its reply, and from then on it passes.
class LosesEach {
 public:
  bool operator()(Lost what, const std::string& call) {
    const int met = what == Lost::request ? ++met_[call] : met_[call];
    return met == (what == Lost::request ? 1 : 2);
  }

 private:
  std::map<std::string, int> met_;  // how often each call came
};

}  // namespace packbench::connectors
