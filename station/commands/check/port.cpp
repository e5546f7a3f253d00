// The bench's own address: nobody else may sit there.
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <sstream>

#include "station/commands/check/checks.hpp"

namespace packbench::station {
namespace {

using boost::asio::ip::tcp;

// "socket:[4711]" of who listens on that port; rows of /proc/net/tcp: "0: 0100007F:2124 00000000:0000 0A
// ...".
std::string listening_socket(const Machine& machine, std::uint16_t port) {
  char wanted[8];
  std::snprintf(wanted, sizeof wanted, ":%04X", port);
  for (const char* table : {"/proc/net/tcp", "/proc/net/tcp6"})
    for (const auto& line : machine.lines(table)) {
      std::istringstream row(line);
      std::string number, local, remote, state, queues, timer, retransmits, user, timeout, inode;
      row >> number >> local >> remote >> state >> queues >> timer >> retransmits >> user >> timeout >> inode;
      if (state == "0A" && local.ends_with(wanted)) return "socket:[" + inode + "]";
    }
  return "";
}

}  // namespace

void check_port(const Machine& machine, const Config& config, Findings& findings) {
  const auto where = config.address + ":" + std::to_string(config.port);
  boost::asio::io_context io;
  tcp::acceptor acceptor(io);
  boost::system::error_code trouble;
  const tcp::endpoint endpoint(boost::asio::ip::make_address(config.address, trouble), config.port);
  acceptor.open(endpoint.protocol(), trouble);
  if (!trouble) acceptor.set_option(tcp::acceptor::reuse_address(true), trouble);
  if (!trouble) acceptor.bind(endpoint, trouble);
  if (!trouble) return findings.good("the bench can listen at " + where);
  if (trouble != boost::asio::error::address_in_use)
    return findings.bad("the bench can't listen at " + where + ": " + trouble.message(),
                        "mend address and port under [api]");
  const auto holder = machine.holder(listening_socket(machine, config.port));
  const auto who = holder ? holder->name + " (process " + holder->id + ")" : std::string("another program");
  findings.bad(who + " sits at " + where + ", where the bench listens",
               "stop it, or give the bench another port under [api]");
}

}  // namespace packbench::station
