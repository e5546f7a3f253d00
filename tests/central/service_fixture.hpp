// The whole centre on a port of this machine, over TLS, and clients that say what they like.
#pragma once
#include <atomic>
#include <boost/asio/io_context.hpp>
#include <boost/beast/http.hpp>
#include <filesystem>
#include <sstream>
#include <thread>

#include "central/service.hpp"
#include "centre_fixture.hpp"
#include "http/certificate.hpp"

namespace packbench::central {

struct Answer {
  unsigned status = 0;
  std::string body;
  [[nodiscard]] json::value json() const { return json::parse(body); }
  [[nodiscard]] std::string code() const;  // of an error; "" otherwise
};

struct Asked {
  std::string method = "GET", path, key, body;
  std::string content_type = "application/json";
};

class ServiceFixture : public CentreFixture {
 protected:
  ServiceFixture();
  ~ServiceFixture() override;

  // One more centre on the same database: from then on each request goes to the next of them.
  void start_another();

  // Over a new connection. `most`: the newest TLS that the client speaks, by OpenSSL's number; 0: its own.
  Answer ask(const Asked& asked, int most = 0);
  Answer get(const std::string& path, const std::string& key) { return ask({"GET", path, key, ""}); }
  Answer post(const std::string& path, const std::string& key, const std::string& body) {
    return ask({"POST", path, key, body});
  }
  std::string enrolled(const std::string& name);  // its key
  std::string log() const { return log_.str(); }

  // Where the first centre is, and who signed its certificate.
  std::string url() const;
  std::filesystem::path ca() const { return folder_ / "ca"; }

 private:
  std::filesystem::path folder_;
  std::ostringstream log_;
  http::Identity authority_;
  struct Process {
    boost::asio::io_context io{1};
    std::unique_ptr<Service> service;
    std::thread thread;
  };
  std::vector<std::unique_ptr<Process>> processes_;
  std::atomic<std::size_t> asked_{0};
};

}  // namespace packbench::central
