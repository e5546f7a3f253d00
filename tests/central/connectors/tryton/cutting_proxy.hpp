// A line that breaks on order: between a client and a server on this machine.
#pragma once
#include <atomic>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <map>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace packbench::connectors {

enum class Cut { nowhere, request, reply };

// One connection at a time, one request each. A request that is cut never arrives; of one whose reply is cut
// the server has done all, and nobody is told.
class CuttingProxy {
 public:
  explicit CuttingProxy(unsigned short server);
  ~CuttingProxy();
  CuttingProxy(const CuttingProxy&) = delete;
  CuttingProxy& operator=(const CuttingProxy&) = delete;

  [[nodiscard]] unsigned short port() const { return acceptor_.local_endpoint().port(); }

  // From now on requests are counted anew, and the n-th one (from 1) is cut, once.
  void cut(Cut where, int n);
  // From now on each request that was not seen yet is cut, the next time its reply, and from then on it
  // passes. Two are the same that ask for the same of the same, under whatever context.
  void cut_each();
  [[nodiscard]] bool has_cut() const { return has_cut_; }
  // The bodies of the requests that were counted.
  [[nodiscard]] std::vector<std::string> seen() const;

 private:
  void serve();
  void exchange(boost::asio::ip::tcp::socket client);
  bool is_cut(Cut where, const std::string& body);

  boost::asio::io_context io_{1};
  boost::asio::ip::tcp::acceptor acceptor_;
  boost::asio::ip::tcp::endpoint server_;
  mutable std::mutex mutex_;
  Cut where_ = Cut::nowhere;
  int n_ = 0;
  std::vector<std::string> seen_;
  bool each_ = false;
  std::map<std::string, int> met_;  // how often each request came
  std::atomic<bool> has_cut_{false}, stopped_{false};
  std::thread thread_;
};

}  // namespace packbench::connectors
