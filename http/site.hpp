// All that the connections of one server share: what is served, who may come, and which connections there
// are.
#pragma once
#include <functional>
#include <list>
#include <string>
#include <variant>
#include <vector>

#include "http/guard.hpp"
#include "http/server.hpp"

namespace packbench::http {

using Served = std::variant<Handler, Channel, StaticFile>;

class Site {
 public:
  Site(ServerConfig config, std::uint16_t port, Hub& hub, drivers::Clock& clock, Log log);

  [[nodiscard]] const Served& served(std::size_t rule) const { return served_.at(rule); }

  const Router router;
  const Guard guard;
  const Limits limits;
  std::shared_ptr<asio::ssl::context> tls;  // null: plain
  Hub& hub;
  drivers::Clock& clock;
  const Log log;

  // A connection's entry among the open ones, for as long as it lives.
  class Entry {
   public:
    Entry(Site& site, std::function<void()> close);
    ~Entry();
    Entry(const Entry&) = delete;
    Entry& operator=(const Entry&) = delete;
    void set(std::function<void()> close) { *place_ = std::move(close); }

   private:
    Site& site_;
    std::list<std::function<void()>>::iterator place_;
  };

  [[nodiscard]] std::size_t connections() const { return open_.size(); }
  void close_all();

 private:
  std::vector<Served> served_;
  std::list<std::function<void()>> open_;
};

}  // namespace packbench::http
