// Parsing and opening of configured printer addresses.
#include "drivers/printers/printer_address.hpp"

#include <algorithm>
#include <charconv>

#include "drivers/printers/file_transport.hpp"
#include "drivers/printers/null_transport.hpp"
#include "drivers/printers/tcp_transport.hpp"

namespace packbench::drivers {
namespace {

constexpr std::string_view kTcpPrefix = "tcp:";
constexpr std::string_view kFilePrefix = "file:";
constexpr std::string_view kNull = "null:";
constexpr std::string_view kExtensionMark = "?ext=";
constexpr std::string_view kDefaultExtension = "bin";

Error bad_address(std::string_view text, std::string_view why) {
  return {Errc::bad_address, "printer address \"" + std::string(text) + "\": " + std::string(why) +
                                 "; write tcp:HOST, tcp:HOST:PORT, file:DIRECTORY?ext=zpl or null:"};
}

Result<PrinterAddress> parse_tcp(std::string_view text) {
  PrinterAddress address{PrinterAddress::Kind::tcp, {}, kRawPrintPort, {}, {}};
  std::string_view rest = text.substr(kTcpPrefix.size());
  const bool bracketed = !rest.empty() && rest.front() == '[';
  const std::size_t host_end = bracketed ? rest.find(']') : std::min(rest.find(':'), rest.size());
  if (host_end == std::string_view::npos) return bad_address(text, "bracket isn't closed");
  address.host = std::string(bracketed ? rest.substr(1, host_end - 1) : rest.substr(0, host_end));
  if (address.host.empty()) return bad_address(text, "no host");
  rest.remove_prefix(host_end + (bracketed ? 1 : 0));
  if (rest.empty()) return address;
  if (rest.front() != ':') return bad_address(text, "no colon before the port");
  rest.remove_prefix(1);
  const auto [end, error] = std::from_chars(rest.data(), rest.data() + rest.size(), address.port);
  if (error != std::errc() || end != rest.data() + rest.size() || address.port == 0)
    return bad_address(text, "port isn't a number from 1 to 65535");
  return address;
}

Result<PrinterAddress> parse_file(std::string_view text) {
  const std::string_view rest = text.substr(kFilePrefix.size());
  const std::size_t mark = rest.rfind(kExtensionMark);
  PrinterAddress address;
  address.directory = std::string(rest.substr(0, mark));
  address.extension = std::string(mark == std::string_view::npos ? kDefaultExtension
                                                                 : rest.substr(mark + kExtensionMark.size()));
  if (address.directory.empty()) return bad_address(text, "no directory");
  const auto plain = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); };
  if (address.extension.empty() || !std::all_of(address.extension.begin(), address.extension.end(), plain))
    return bad_address(text, "extension isn't lower-case letters and digits");
  return address;
}

}  // namespace

Result<PrinterAddress> parse_printer_address(std::string_view text) {
  if (text.starts_with(kTcpPrefix)) return parse_tcp(text);
  if (text.starts_with(kFilePrefix)) return parse_file(text);
  if (text == kNull) return PrinterAddress{PrinterAddress::Kind::null, {}, 0, {}, {}};
  return bad_address(text, "unknown kind");
}

asio::awaitable<Result<std::unique_ptr<Transport>>> open_printer_address(asio::any_io_executor executor,
                                                                         Clock& clock, PrinterAddress address,
                                                                         TimePoint deadline) {
  if (address.kind == PrinterAddress::Kind::null) co_return create_null_transport();
  if (address.kind == PrinterAddress::Kind::file)
    co_return create_file_transport(std::move(address.directory), std::move(address.extension));
  Result<std::unique_ptr<Transport>> opened =
      co_await connect_tcp(std::move(executor), clock, std::move(address.host), address.port, deadline);
  co_return opened;
}

}  // namespace packbench::drivers
