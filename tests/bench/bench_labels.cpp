// Label data to proven printer bytes, warm, on one core.
#include "tests/bench/bench_labels.hpp"

#include <boost/json.hpp>
#include <cstdio>
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

// Proven dots to bytes, without the time of making them.
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

}  // namespace

void bench_labels() {
  const auto label_template = printing::parse_template(printing::builtin_template("parcel"), "parcel.toml");
  if (!label_template) throw std::runtime_error(label_template.error().message);
  auto data = boost::json::parse(kLabel).as_object();
  printing::Renderer renderer;
  std::size_t bytes = 0;
  Samples whole;
  std::vector<printing::Bitmap> bitmaps;
  for (int round = 0; round < 220; ++round) {
    // Each label differs, as on the floor: nothing may come out of a memory of the last one.
    data["waybill"].as_object()["number"] = "SF" + std::to_string(1'000'000'000'000 + round * 7919);
    Samples warm_up;
    auto& to = round < 20 ? warm_up : whole;
    to.time([&] {
      const auto labels = renderer.render(*label_template, data, {.dpi = 203, .language = "zh-CN"});
      if (!labels) throw std::runtime_error(labels.error().message);
      const auto proof = printing::prove(labels->front());
      if (!proof) throw std::runtime_error(proof.error().message);
      bytes = printing::verbs(printing::Language::zpl).encode(labels->front().bitmap, {}).value().size();
      if (round >= 120) bitmaps.push_back(labels->front().bitmap);
    });
  }
  std::printf(
      "\nParcel label 100 x 150 mm, 203 dpi, Chinese text, Code 128 and own code: data -> proven ZPL bytes, "
      "warm\n");
  whole.print("label");
  std::printf("%-46s %.0f labels/s   %zu bytes\n", "", 1e6 / whole.quantile(0.5), bytes);
  print_languages(bitmaps);
  print_beside_cups(whole, bytes, bitmaps);
}

}  // namespace packbench::bench
