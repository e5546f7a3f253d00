// Data and templates that several printing tests share.
#include "tests/printing/labels.hpp"

#include <gtest/gtest.h>

namespace packbench::printing::testing {

namespace json = boost::json;

json::object label_data(int lines) {
  json::object data = json::parse(R"json({
    "order": {"code": "SO-2026-000123456", "channel": "tmall"},
    "parcel": {"code": "P-000123456-1", "number": 1, "of": 2, "weight_g": 1280, "pieces": 7},
    "waybill": {"number": "SF1234567890123", "carrier": "顺丰速运"},
    "copy": 1, "own_code": "PB-P-000123456-1-1",
    "consignee": {"name": "欧阳慧敏", "phone": "138****6688", "address": "广东省深圳市南山区粤海街道科苑路15号"},
    "sender": {"name": "华东一号仓", "phone": "021-55667788", "address": "上海市嘉定区墨玉南路888号"},
    "remark": "易碎品", "hazardous": false, "printed_at": "2026-11-21 16:02", "lane": "1", "operator": "张伟",
    "gifts": ["钥匙扣", "贺卡"], "remarks": ["请勿放价格单"]})json")
                          .as_object();
  json::array list;
  for (int i = 0; i < lines; ++i) {
    list.push_back(json::object{{"sku", "SKU-" + std::to_string(i)},
                                {"name", "便携式折叠露营椅 加厚牛津布 " + std::to_string(i)},
                                {"quantity", i % 5 + 1},
                                {"lot", nullptr},
                                {"expiry", ""},
                                {"serial", ""},
                                {"short", 0}});
  }
  data["lines"] = std::move(list);
  return data;
}

std::string with_label(const std::string& elements) {
  return "[label]\nwidth = 100\nheight = 60\n" + elements;
}

Result<std::vector<RenderedLabel>> render_all(const std::string& toml, const json::object& data,
                                              const RenderOptions& options) {
  static Renderer renderer;
  const auto parsed = parse_template(toml, "test.toml");
  if (!parsed) return parsed.error();
  return renderer.render(*parsed, data, options);
}

RenderedLabel render_one(const std::string& toml, const json::object& data, int dpi) {
  auto labels = render_all(toml, data, {dpi, "en"});
  if (!labels) {
    ADD_FAILURE() << labels.error().message;
    return {};
  }
  EXPECT_EQ(labels->size(), 1u);
  return std::move(labels->front());
}

}  // namespace packbench::printing::testing
