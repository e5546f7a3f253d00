// A job's label, by whoever makes it.
#include "station/documents/job_label.hpp"

#include <algorithm>

#include <spdlog/spdlog.h>

#include "station/label_source.hpp"
#include "station/workflows/catalogue.hpp"

namespace packbench::station {
namespace {

namespace asio = boost::asio;
using printing::Bitmap;

constexpr double kUsualWidth = 100, kUsualHeight = 150;  // millimetres

Error refused(const Config& config, const records::Text& why) {
  return {Errc::label, workflows::text(why, config.language)};
}

Result<MadeLabel> passed_through(const Config& config, std::string bytes, const db::JobRow& job) {
  auto code = printing::read_printer_code(std::move(bytes), job.job);
  if (!code) return refused(config, {"waybill_label.broken", {code.error().message}});
  MadeLabel made;
  made.picture = hash_of(code->bytes);
  made.code = *std::move(code);
  return made;
}

bool bears(const std::vector<DrawnPage>& pages, const std::string& waybill) {
  return std::any_of(pages.begin(), pages.end(), [&](const auto& page) {
    return std::find(page.codes.begin(), page.codes.end(), waybill) != page.codes.end();
  });
}

// Each page as large as the whole label, with the strip at its foot.
MadeLabel put_together(std::vector<DrawnPage> pages, const Bitmap* strip) {
  MadeLabel made;
  for (auto& page : pages) {
    auto& bitmap = page.bitmap;
    if (strip) {
      Bitmap whole(bitmap.width, bitmap.height + strip->height);
      printing::blit(whole, bitmap, 0, 0);
      printing::blit(whole, *strip, 0, bitmap.height);
      bitmap = std::move(whole);
    }
    made.warnings.insert(made.warnings.end(), page.warnings.begin(), page.warnings.end());
    made.pages.push_back(std::move(bitmap));
  }
  made.picture = picture_hash(made.pages);
  return made;
}

// Copy number and the bench's own code of the copy. Nothing: the first copy, or it can't be drawn.
asio::awaitable<std::optional<Bitmap>> strip_of(LabelServices services, const db::JobRow& job, int dpi) {
  if (job.copy < 2) co_return std::nullopt;
  boost::json::object data;
  data["copy"] = job.copy;
  data["own_code"] = own_code(job.parcel, job.copy);
  auto making = services.labels.make(kCopyStrip, std::move(data), dpi, services.config.language);
  auto strip = co_await std::move(making);
  if (!strip || strip->pages.empty()) co_return std::nullopt;
  co_return std::move(strip->pages.front());
}

// The waybill is looked for on the dots that will be printed.
asio::awaitable<Result<MadeLabel>> placed(LabelServices services, const db::WaybillLabelRow& label,
                                          DocumentWanted wanted, const Bitmap* strip) {
  if (strip) wanted.height -= kCopyStripHeight;
  auto drawing = services.documents.draw(std::move(wanted));
  auto pages = co_await std::move(drawing);
  if (!pages) co_return refused(services.config, {"waybill_label.broken", {pages.error().message}});
  if (!bears(*pages, label.waybill))
    co_return refused(services.config, {"waybill_label.unreadable", {label.waybill}});
  co_return put_together(*std::move(pages), strip);
}

asio::awaitable<Result<MadeLabel>> draw_carriers(LabelServices services, db::WaybillLabelRow label,
                                                 db::JobRow job, DocumentWanted wanted) {
  const auto strip = co_await strip_of(services, job, wanted.dpi);
  if (strip && kCopyStripWidth <= wanted.width && wanted.height > 4 * kCopyStripHeight) {
    auto marked = co_await placed(services, label, wanted, &*strip);
    if (marked) co_return marked;
  }
  auto made = co_await placed(services, label, std::move(wanted), nullptr);
  if (made && job.copy > 1)
    made->warnings.push_back("no room for the mark of copy " + std::to_string(job.copy));
  co_return made;
}

}  // namespace

std::optional<db::WaybillLabelRow> carriers_label(db::Reader& reader, const db::JobRow& job) {
  if (job.goods || job.intent != "label") return std::nullopt;
  const auto parcel = reader.parcel(job.parcel);
  if (!parcel || parcel->waybill.empty()) return std::nullopt;
  auto label = reader.waybill_label(parcel->waybill);
  if (label && label->order != job.order) return std::nullopt;  // another order's, of the same number
  return label;
}

asio::awaitable<Result<MadeLabel>> make_job_label(LabelServices services, db::JobRow job, int dpi,
                                                  Media media) {
  if (auto label = carriers_label(services.reader, job)) {
    auto bytes = services.reader.carrier_label(*label);
    if (!bytes) {
      spdlog::error("job {}: {}", job.job, bytes.error().message);
      co_return refused(services.config, {"waybill_label.gone", {label->waybill}});
    }
    if (label->fit.empty()) co_return passed_through(services.config, *std::move(bytes), job);
    DocumentWanted wanted;
    wanted.bytes = *std::move(bytes);
    wanted.width = media.width > 0 ? media.width : kUsualWidth;
    wanted.height = media.height > 0 ? media.height : kUsualHeight;
    wanted.dpi = dpi;
    wanted.fit = label->fit;
    co_return co_await draw_carriers(services, *std::move(label), std::move(job), std::move(wanted));
  }
  auto data = label_data(services.reader, job, services.config);
  if (!data) co_return data.error();
  auto making = services.labels.make(job.intent, *std::move(data), dpi, services.config.language);
  co_return co_await std::move(making);
}

}  // namespace packbench::station
