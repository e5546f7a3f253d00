// Tryton as an order system: the loop of both directions, and its configuration.
#include "central/connectors/tryton/connector.hpp"

#include <spdlog/spdlog.h>

#include "central/connectors/tryton/outcomes.hpp"

namespace packbench::connectors::tryton {
namespace {

constexpr Key kKeys[] = {{"url", true},           {"database", true},      {"ca"},
                         {"user", true},          {"password_file", true}, {"warehouse"},
                         {"assign", false, "yes"}};

class TrytonConnector : public Connector {
 public:
  TrytonConnector(Centre& centre, ConnectorOptions options)
      : rpc_(std::move(options.server)),
        session_(rpc_, std::move(options.user), std::move(options.password)),
        outcomes_(session_, centre, options.again),
        facts_(create_facts(session_, centre, std::move(options.facts))) {}

  // What benches did first: what they ended must not be taken for what somebody did without them.
  bool turn(std::chrono::seconds wait) override {
    const bool did = outcomes_.round(wait);
    return facts_->round() || did;
  }

 private:
  Rpc rpc_;
  Session session_;
  Outcomes outcomes_;
  std::unique_ptr<Facts> facts_;
};

}  // namespace

std::span<const Key> config_keys() {
  return kKeys;
}

std::unique_ptr<Connector> create_connector(Centre& centre, ConnectorOptions options) {
  return std::make_unique<TrytonConnector>(centre, std::move(options));
}

std::unique_ptr<Connector> make_connector(const Config& config, Centre& centre) {
  const auto text = [&](const char* name) { return config.own.contains(name) ? config.own.at(name) : ""; };
  const auto assign = text("assign");
  if (assign != "yes" && assign != "no") throw std::invalid_argument("[tryton] assign: \"yes\" or \"no\"");
  ConnectorOptions options;
  options.server = {text("url"), text("database"), text("ca")};
  options.user = text("user");
  options.password = read_secret(text("password_file"));
  options.facts.warehouse = text("warehouse");
  options.facts.assign = assign == "yes";
  try {
    return create_connector(centre, std::move(options));
  } catch (const RpcError& error) {
    throw std::invalid_argument(error.what());
  }
}

}  // namespace packbench::connectors::tryton
