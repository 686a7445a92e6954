package words

// What pictures of charts say around the chart.
var (
	PictureSource    = Phrase{Vi: "Nguồn: giaoban.", En: "Source: giaoban."}
	PictureBadNumber = Phrase{Vi: "số nguyên từ %d đến %d", En: "a whole number from %d to %d"}
	PictureBadPixels = Phrase{Vi: "tích của chiều rộng, chiều cao (đã nhân tỷ lệ) không quá %d điểm ảnh", En: "width times height, scaled, of at most %d pixels"}
	PictureBadHeight = Phrase{Vi: "chiều cao đủ cho tiêu đề, nguồn và biểu đồ: ít nhất %d", En: "a height with room for title, source and chart: at least %d"}
	PlotHint         = Phrase{Vi: "Dùng các phím mũi tên để xem từng giá trị.", En: "The arrow keys go through its values."}
)
