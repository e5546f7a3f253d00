// A centre that answers from a thread of its own, as one on another machine does: its work is not the
// bench's.
#pragma once
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/use_future.hpp>
#include <functional>
#include <thread>

#include "tests/support/scripted_centre.hpp"

namespace packbench::bench {

class CentreThread {
 public:
  CentreThread();
  ~CentreThread();
  CentreThread(const CentreThread&) = delete;
  CentreThread& operator=(const CentreThread&) = delete;

  // What the bench asks with.
  [[nodiscard]] station::Ask ask();
  // Waits until `work` is done on that thread.
  void with(const std::function<void(tests::ScriptedCentre& centre)>& work);

 private:
  boost::asio::io_context io_{1};
  boost::asio::executor_work_guard<boost::asio::io_context::executor_type> work_{io_.get_executor()};
  tests::ScriptedCentre centre_;
  std::thread thread_;
};

}  // namespace packbench::bench
