// What a process of its own costs a camera's picture.
#include "tests/bench/bench_camera.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <stdexcept>

#include "drivers/cameras/code_finder.hpp"
#include "drivers/cameras/decoder_process.hpp"
#include "tests/bench/samples.hpp"
#include "tests/support/barcode_picture.hpp"

namespace packbench::bench {
namespace {

using tests::Kind;
constexpr std::size_t kCodes = 3;
constexpr int kRounds = 200;

// As a label held before a camera: another one in each round.
drivers::GreyImage label(int round) {
  const std::string number = std::to_string(1'000'000 + round);
  return tests::draw(1280, 720,
                     {{Kind::ean13, "6901234567892", 200, 100, 3},
                      {Kind::code128, "SF102345" + number, 200, 250, 3},
                      {Kind::qr, "https://wms.example.com/p/" + number, 700, 250, 5}});
}

void must_be_all(std::size_t codes) {
  if (codes != kCodes) throw std::runtime_error("a code of the picture was not read");
}

}  // namespace

void bench_camera() {
  boost::asio::io_context io;
  const auto clock = drivers::create_steady_clock(io.get_executor());
  drivers::DecoderProcess reader(io.get_executor(), *clock, {"/proc/self/exe", {"camera-reader"}});
  const auto ask = [&](const drivers::Picture& picture) {
    boost::asio::co_spawn(io, reader.decode(picture, std::chrono::seconds(30)),
                          [](std::exception_ptr error, const drivers::PictureAnswer& answer) {
                            if (error) std::rethrow_exception(error);
                            if (!answer) throw std::runtime_error(answer.error().message);
                            must_be_all(answer->size());
                          });
    io.restart();
    io.run();
  };
  Samples bare, here, apart;
  for (int round = -10; round < kRounds; ++round) {  // the first ones warm both up
    Samples warm_up;
    const auto image = label(round);
    const auto picture = tests::as_grey(image);
    (round < 0 ? warm_up : bare).time([&] { must_be_all(tests::bare_reading(image)); });
    (round < 0 ? warm_up : here).time([&] { must_be_all(drivers::find_codes(image).size()); });
    (round < 0 ? warm_up : apart).time([&] { ask(picture); });
  }
  std::printf("\nCamera picture 1280 x 720 with EAN-13, Code 128 and QR -> its codes, warm\n");
  bare.print("one bare call of ZXing-cpp");
  here.print("and Data Matrix wherever it is");
  apart.print("the same in the process that reads pictures");
  print_ratio("the process, beside the same without it", apart, here, 1.2);
  print_ratio("beside the bare call", apart, bare, 3.0);
}

}  // namespace packbench::bench
