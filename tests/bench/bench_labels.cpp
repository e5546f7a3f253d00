// Label data to proven printer bytes, warm, on one core.
#include "tests/bench/bench_labels.hpp"

#include <boost/json.hpp>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <stdexcept>

#include "printing/builtin_templates.hpp"
#include "printing/language.hpp"
#include "printing/proof.hpp"
#include "printing/render.hpp"
#include "tests/bench/bench_cups.hpp"
#include "tests/bench/samples.hpp"

namespace packbench::bench {
namespace {

constexpr const char* kLabel = R"({
  "order":{"code":"SO-2026-0001","channel":"Tmall"},
  "parcel":{"code":"SO-2026-0001-1","number":1,"of":null,"weight_g":1204,"pieces":5},
  "waybill":{"number":"SF1023456789012","carrier":"sf"},"copy":1,"own_code":"PB-P-SO-2026-0001-1-1",
  "consignee":{"name":"演示客户","phone":"000-0000-0000","address":"四川省成都市锦江区演示路三段 1 号演示中心二号办公楼 25 层 2508 室"},
  "sender":{"name":"Packbench 演示仓","phone":"000-0000-0000","address":"演示市演示路 1 号"},
  "remark":"易碎品，轻拿轻放","hazardous":false,"printed_at":"2026-11-21 16:02","lane":"1","operator":"packer-1"})";

// The budget: at least 3 times the labels a second of the chain's long job, 40 times for a single one, a
// quarter of its bytes.
void print_beside_cups(const Samples& label, std::size_t bytes, const std::vector<printing::Bitmap>& labels) {
  const auto cups = cups_chain(labels);
  if (!cups) {
    std::printf(
        "  no CUPS chain here to measure beside: install cups, cups-ppdc, cups-filters, ghostscript\n");
    return;
  }
  const auto us = label.quantile(0.5);
  std::printf(
      "CUPS, Ghostscript, rastertolabel, same dots     %8.1f us alone, %8.1f us each of %zu, %zu bytes\n",
      cups->single_us, cups->in_a_job_us, labels.size(), cups->bytes);
  std::printf("%-46s single %6.1f x (budget 40)   job %6.1f x (budget 3)   bytes %4.2f (budget 0.25)\n",
              "beside it", cups->single_us / us, cups->in_a_job_us / us,
              static_cast<double>(bytes) / static_cast<double>(cups->bytes));
}

// Dots to bytes, without the time of making them.
void print_languages(const std::vector<printing::Bitmap>& labels) {
  std::printf("  of it, dots -> bytes of each language\n");
  for (const auto& language : printing::languages()) {
    Samples encoding;
    std::size_t bytes = 0;
    for (const auto& label : labels)
      encoding.time([&] { bytes += language.encode(label, {}).value().size(); });
    std::printf("    %-42s p50 %8.1f us   %.0f labels/s   %zu bytes\n", std::string(language.name).c_str(),
                encoding.quantile(0.5), 1e6 / encoding.quantile(0.5), bytes / labels.size());
  }
}

struct LabelRun {
  Samples samples;
  std::size_t bytes = 0;  // of the last label
  std::vector<printing::Bitmap> bitmaps;
};

// Each label differs, as on the floor: nothing may come out of a memory of the last one.
class LabelBench {
 public:
  LabelBench() {
    auto parsed = printing::parse_template(printing::builtin_template("parcel"), "parcel.toml");
    if (!parsed) throw std::runtime_error(parsed.error().message);
    form_ = *std::move(parsed);
  }

  // Data -> bytes, with the proof in between or without it.
  LabelRun run(const printing::LanguageVerbs& language, bool proved, int rounds) {
    LabelRun out;
    for (int round = 0; round < kWarmUp + rounds; ++round) {
      data_["waybill"].as_object()["number"] = "SF" + std::to_string(1'000'000'000'000 + ++number_ * 7919);
      Samples warm_up;
      printing::Bitmap bitmap;
      (round < kWarmUp ? warm_up : out.samples).time([&] {
        auto labels = renderer_.render(form_, data_, {.dpi = 203, .language = "zh-CN"});
        if (!labels) throw std::runtime_error(labels.error().message);
        if (proved)
          if (const auto proof = printing::prove(labels->front()); !proof)
            throw std::runtime_error(proof.error().message);
        out.bytes = language.encode(labels->front().bitmap, {}).value().size();
        bitmap = std::move(labels->front().bitmap);
      });
      if (round >= kWarmUp && out.bitmaps.size() < kKept) out.bitmaps.push_back(std::move(bitmap));
    }
    return out;
  }

 private:
  static constexpr int kWarmUp = 20;
  static constexpr std::size_t kKept = 100;

  printing::Template form_;
  printing::Renderer renderer_;
  boost::json::object data_ = boost::json::parse(kLabel).as_object();
  std::int64_t number_ = 0;
};

// The whole way of each language on this one core, with the proof and without it.
void print_whole_ways(LabelBench& bench) {
  std::printf("  data -> bytes of each language, labels/s of one core: with the proof, without it\n");
  for (const auto& language : printing::languages()) {
    const auto proved = bench.run(language, true, 100), plain = bench.run(language, false, 100);
    std::printf("    %-42s %8.0f %8.0f   %zu bytes\n", std::string(language.name).c_str(),
                1e6 / proved.samples.quantile(0.5), 1e6 / plain.samples.quantile(0.5), proved.bytes);
  }
}

// The most memory since the last reset, in MiB; 0: the kernel doesn't say.
double peak_memory() {
  std::ifstream status("/proc/self/status");
  for (std::string line; std::getline(status, line);)
    if (line.starts_with("VmHWM:")) return std::strtod(line.c_str() + 6, nullptr) / 1024;
  return 0;
}

void reset_peak_memory() {
  std::ofstream("/proc/self/clear_refs") << "5";
}

}  // namespace

void bench_labels() {
  reset_peak_memory();
  const double before = peak_memory();
  LabelBench bench;
  const auto& zpl = printing::verbs(printing::Language::zpl);
  const auto proved = bench.run(zpl, true, 200), plain = bench.run(zpl, false, 200);
  std::printf(
      "\nParcel label 100 x 150 mm, 203 dpi, Chinese text, Code 128 and own code: data -> ZPL bytes, warm\n");
  proved.samples.print("label, proven");
  plain.samples.print("label, without the proof");
  std::printf("%-46s %.0f labels/s proven, %.0f without   %zu bytes\n", "",
              1e6 / proved.samples.quantile(0.5), 1e6 / plain.samples.quantile(0.5), proved.bytes);
  print_whole_ways(bench);
  print_languages(proved.bitmaps);
  std::printf("%-46s %.1f MiB, %.1f before it\n", "peak memory of the label run", peak_memory(), before);
  print_beside_cups(proved.samples, proved.bytes, proved.bitmaps);
}

}  // namespace packbench::bench
