// What the routes of one process share.
#pragma once
#include <boost/asio/io_context.hpp>

#include "central/config.hpp"
#include "central/metrics.hpp"
#include "central/pg/pool.hpp"
#include "central/throttle.hpp"
#include "central/watcher.hpp"

namespace packbench::central {

struct Centre {
  Centre(boost::asio::io_context& the_io, Config the_config)
      : io(the_io),
        config(std::move(the_config)),
        pool(config.database, static_cast<std::size_t>(config.threads)),
        watcher(io, pool) {}
  boost::asio::io_context& io;
  const Config config;
  Throttle throttle;
  Metrics metrics;
  pg::Pool pool;
  Watcher watcher;
  // Whether the database answered, asked once a second at most: whoever asks for that has no key.
  bool is_healthy = false;
  std::chrono::steady_clock::time_point health_asked{};
};

}  // namespace packbench::central
